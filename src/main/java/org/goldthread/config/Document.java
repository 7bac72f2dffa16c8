package org.goldthread.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.serialization.node.JsonLocationAware;
import com.networknt.schema.utils.JsonNodes;
import java.util.Map;

/**
 * A YAML file as read.
 *
 * @param name its name relative to the configuration folder
 * @param place its name in messages
 * @param root its content; nodes that stand in the file know their location, defaults do not
 * @param lines line of each key and list item, by JSON pointer
 */
record Document(String name, String place, JsonNode root, Map<String, Integer> lines) {

  /** The whole content. */
  Part whole() {
    return new Part(this, "", root);
  }

  /** The line of a key or list item; of the nearest thing around it if it does not stand there. */
  int line(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
    }
    return 1;
  }

  /** The line on which a value begins; of the key if the value does not stand in the file. */
  int valueLine(String pointer, JsonNode value) {
    return stands(value) ? JsonNodes.tokenLocationOf(value).getLineNr() : line(pointer);
  }

  /** Whether a value stands in a file, unlike a default. */
  static boolean stands(JsonNode value) {
    return value instanceof JsonLocationAware;
  }

  /** A step down a JSON pointer. */
  static String step(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
