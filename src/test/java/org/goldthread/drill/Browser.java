package org.goldthread.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.goldthread.fixture.Folders;

/**
 * Chromium without a window, spoken to by its own protocol. The JDK speaks WebSocket, so that no
 * driver and no library of hundreds of megabytes is needed for a handful of calls.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_SECONDS = 60;
  private static final int HEIGHT = 800;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private Browser(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).join();
  }

  /** Starts one that has nothing open. */
  static Browser start() {
    Path chromium = Tools.need("chromium", "browser");
    Path profile = Command.HOME.resolve("target/drills/chromium");
    Folders.remove(profile);
    try {
      Files.createDirectories(profile);
      Process process =
          new ProcessBuilder(
                  chromium.toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-background-networking",
                  "--no-first-run",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--remote-allow-origins=*",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("output").toFile())
              .start();
      Browser browser = new Browser(process, page(process, profile.resolve("DevToolsActivePort")));
      for (String domain : List.of("Page", "Runtime", "Log", "Network", "Accessibility")) {
        browser.call(domain + ".enable", Map.of());
      }
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a page in a window of a width, and waits until it is there. */
  void open(URI page, int width) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    call("Page.navigate", Map.of("url", "about:blank"));
    await("Page.loadEventFired");
    events.clear();
    call("Page.navigate", Map.of("url", page.toString()));
    await("Page.loadEventFired");
  }

  /** The value of an expression of JavaScript. */
  JsonNode value(String expression) {
    JsonNode answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.path("result").path("value");
  }

  /** The texts that an expression, a list of strings, gives. */
  List<String> values(String expression) {
    List<String> values = new ArrayList<>();
    value(expression).forEach(value -> values.add(value.asText()));
    return values;
  }

  /** What the page's console shows: errors, warnings, breaches of its own policy. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
                    .contains(event.path("method").asText()))
        .map(JsonNode::toString)
        .toList();
  }

  /** Whatever the page asked for, itself included. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  /** Presses the tabulator key. */
  void tab() {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
    }
  }

  /** What a screen reader is told: role and name of each element that is not passed over. */
  List<String> spoken() {
    List<String> spoken = new ArrayList<>();
    call("Accessibility.getFullAXTree", Map.of())
        .path("nodes")
        .forEach(
            node -> {
              if (!node.path("ignored").asBoolean()) {
                spoken.add(
                    node.path("role").path("value").asText()
                        + ": "
                        + node.path("name").path("value").asText());
              }
            });
    return spoken;
  }

  /** A picture of the whole page, for people to look at. */
  void picture(Path to) {
    write(
        to, call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)));
  }

  /** The page as it is printed on paper. */
  void print(Path to) {
    write(to, call("Page.printToPDF", Map.of("printBackground", false)));
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void write(Path to, JsonNode answer) {
    try {
      Files.createDirectories(to.getParent());
      Files.write(to, Base64.getDecoder().decode(answer.path("data").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI page(Process process, Path port) throws IOException {
    for (int i = 0; i < LONGEST_SECONDS * 10; i++) {
      if (Files.exists(port) && Files.readAllLines(port).size() == 2) {
        JsonNode targets =
            MAPPER.readTree(
                URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list")
                    .toURL());
        for (JsonNode target : targets) {
          if (target.path("type").asText().equals("page")) {
            return URI.create(target.path("webSocketDebuggerUrl").asText());
          }
        }
      }
      if (!process.isAlive()) {
        break;
      }
      Running.pause(100);
    }
    process.destroyForcibly();
    throw new AssertionError("chromium does not start; see target/drills/chromium/output");
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    try {
      String text =
          MAPPER.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(text, true).join();
      JsonNode node = answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (node.has("error")) {
        throw new AssertionError(method + ": " + node.path("error"));
      }
      return node.path("result");
    } catch (JsonProcessingException
        | InterruptedException
        | ExecutionException
        | TimeoutException e) {
      throw new AssertionError(method, e);
    }
  }

  private void await(String event) {
    for (int i = 0; i < LONGEST_SECONDS * 20; i++) {
      if (events.removeIf(seen -> seen.path("method").asText().equals(event))) {
        return;
      }
      Running.pause(50);
    }
    throw new AssertionError("no " + event + " came");
  }

  /** Hears what the browser answers and tells. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          JsonNode message = MAPPER.readTree(text.toString());
          if (message.has("id")) {
            answers.remove(message.path("id").asInt()).complete(message);
          } else {
            events.add(message);
          }
        } catch (JsonProcessingException e) {
          throw new UncheckedIOException(e);
        } finally {
          text.setLength(0);
        }
      }
      from.request(1);
      return null;
    }
  }
}
