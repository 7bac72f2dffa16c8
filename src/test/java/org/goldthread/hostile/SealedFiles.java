package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.goldthread.hostile.Sender.changed;
import static org.goldthread.hostile.Sender.cut;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.goldthread.fixture.Book;
import org.goldthread.pseudonym.KeyName;

/**
 * Sealed token files that were cut, changed, mistaken for others, packed, or written by somebody
 * who has the keys and means no good. The format is that of {@link
 * org.goldthread.pseudonym.SealedFile}: 61 bytes of header, then chunks of 64 KiB and a tag.
 */
public final class SealedFiles {
  private static final String SEAL = "TOK-002";
  private static final String CLEAR = "TOK-001";
  private static final int HEADER = 61;
  private static final int CHUNK = 64 * 1024 + 16;
  private static final int MANY = 60;

  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final String EXPORT = GoodFile.BOOKINGS.table().text();

  private final List<SealedCase> cases = new ArrayList<>();

  private SealedFiles() {}

  /** All of them, the same each time but for the seal, which no two files share. */
  public static List<SealedCase> all() {
    SealedFiles made = new SealedFiles();
    made.cutFiles();
    made.changedBytes();
    made.otherKeys();
    made.otherHeaders();
    made.packed();
    made.several();
    made.otherContent();
    made.clearText();
    return List.copyOf(made.cases);
  }

  private void cutFiles() {
    for (int length : List.of(1, 3)) {
      clear("cut to " + length + " bytes", sender -> cut(sender.sent(), length));
    }
    refused("of no byte", sender -> new byte[0], "The file is empty.");
    for (int length : List.of(4, 5, 12, 13, 44, 45, HEADER - 1)) {
      refused(
          "cut to " + length + " bytes", sender -> cut(sender.sent(), length), "no sealed file");
    }
    for (int length : List.of(HEADER, HEADER + 1, HEADER + 15)) {
      refused(
          "cut to " + length + " bytes", sender -> cut(sender.sent(), length), "is not complete");
    }
    for (int less : List.of(1, 15, 16, 17, 500)) {
      refused(
          "cut by " + less + " bytes",
          sender -> {
            byte[] sent = sender.sent();
            return cut(sent, sent.length - less);
          },
          "was changed or cut");
    }
    refused("cut after a chunk", many(sent -> cut(sent, HEADER + CHUNK)), "is not complete");
    refused(
        "cut one byte after a chunk",
        many(sent -> cut(sent, HEADER + CHUNK + 1)),
        "is not complete");
    refused(
        "cut within the second chunk",
        many(sent -> cut(sent, HEADER + CHUNK + 999)),
        "was changed or cut");
  }

  private void changedBytes() {
    for (int at = 0; at < 4; at++) {
      int place = at;
      cases.add(
          new SealedCase(
              "byte " + at + " changed",
              ".tokens",
              sender -> List.of(changed(sender.sent(), place)),
              Optional.of("*"),
              ""));
    }
    Map<Integer, String> places = new LinkedHashMap<>();
    places.put(4, "of the sealed format");
    places.put(5, "sealed for another platform");
    places.put(12, "sealed for another platform");
    places.put(13, "another programme key, or");
    places.put(44, "or the file's head was changed");
    places.put(45, "or the file's head was changed");
    places.put(60, "or the file's head was changed");
    places.put(61, "was changed or cut");
    places.put(300, "was changed or cut");
    places.forEach(
        (at, says) ->
            refused(
                "byte " + at + " changed",
                sender -> changed(sender.sent(), at),
                says.startsWith("another") ? "or the file's head was changed" : says));
    for (int fromEnd : List.of(1, 8, 16, 17)) {
      refused(
          "byte " + fromEnd + " from the end changed",
          sender -> {
            byte[] sent = sender.sent();
            return changed(sent, sent.length - fromEnd);
          },
          "was changed or cut");
    }
    refused(
        "second chunk changed",
        many(sent -> changed(sent, HEADER + CHUNK + 40)),
        "was changed or cut");
    refused("first chunk left out", many(SealedFiles::withoutFirst), "was changed or cut");
    refused("first chunk twice", many(SealedFiles::firstTwice), "was changed or cut");
    refused("first two chunks exchanged", many(SealedFiles::exchanged), "was changed or cut");
  }

  private void otherKeys() {
    refused(
        "for another platform",
        sender -> sender.sentWithOtherKeys(KeyName.PROGRAMME),
        "sealed for another platform");
    refused(
        "with another programme key",
        sender -> sender.sentWithOtherKeys(KeyName.PLATFORM, KeyName.PLATFORM_PUBLIC),
        "another programme key");
    refused(
        "for another lake altogether", Sender::sentWithOtherKeys, "sealed for another platform");
  }

  private void otherHeaders() {
    header("of another feed", "feed", "\"ncmp\"", "Its feed is ncmp");
    header("of another provider", "provider", "\"st-thomas\"", "Its provider is st-thomas");
    header("of another period", "period", "\"2014-15-Q1\"", "Its period is 2014-15-Q1");
    header("of another programme", "programme", "\"elsewhere\"", "Its programme is elsewhere");
    header("of another scheme", "scheme", "\"gt9\"", "Its scheme is gt9");
    header("of an earlier epoch", "epoch", "0", "Its epoch is 0");
    header("of a later epoch", "epoch", "2", "Its epoch is 2");
    header("of an older format", "format", "0", "Its format is 0");
    header("of a newer format", "format", "2", "Its format is 2");
    header("of a format in words", "format", "\"new\"", "Its format is 0");
    header("of another key", "key", "\"0123456789abcdef\"", "Its key is 0123456789abcdef");
    header("of other recipes", "composition", "\"0\"", "Its composition is 0");
    header("of newer versions", "versions", "{\"1\":99}", "Its version of type 1 is 99");
    header("of versions below all", "versions", "{\"1\":0}", "Its version of type 1 is 0");
    header("of an unknown type", "versions", "{\"77\":1}", "Its version of type 77 is 1");
    header("of versions without numbers", "versions", "{\"one\":1}", "no whole token file");
    header("without versions", "versions", "null", "no whole token file");
    header("of no version", "versions", "{}", "no whole token file");
    header("with text in the place of a feed", "feed", "\"a\\nb c\"", "Its feed is something else");
    header("of another tool", "file", "\"tokens\"", "no whole token file");
    content("without a header", text -> text.substring(text.indexOf('\n') + 1));
    content("with two headers", text -> text.substring(0, text.indexOf('\n') + 1) + text);
    taken(
        "with a word in its header that nobody knows", text -> text.replaceFirst(",", ",\"x\":1,"));
  }

  private void packed() {
    taken(".csv", "named like an export");
    taken(".zip", "named like an archive");
    taken("", "without an extension");
    refused("packed into an archive", sender -> Book.zip(Map.of("a.tokens", sender.sent())), "ZIP");
    refused(
        "as base64", sender -> Base64.getMimeEncoder().encode(sender.sent()), "turned into text");
    refused(
        "as hexadecimal digits",
        sender -> HexFormat.of().formatHex(sender.sent()).getBytes(UTF_8),
        "turned into text");
    cases.add(
        new SealedCase(
            "after a byte order mark",
            ".tokens",
            sender -> List.of(joined("\ufeff".getBytes(UTF_8), sender.sent())),
            Optional.of("*"),
            ""));
    refused(
        "after its line feeds became pairs",
        many(sent -> new String(sent, LATIN).replace("\n", "\r\n").getBytes(LATIN)),
        "was changed or cut",
        "file's head was changed",
        "another platform");
    refused("a picture", sender -> "\u0089PNG\r\n\u001a\n".getBytes(LATIN), "a PNG picture");
  }

  private void several() {
    refused("twice in one file", sender -> joined(sender.sent(), sender.sent()), "was changed");
    refused("with a blank line after it", sender -> joined(sender.sent(), "\n"), "was changed");
    refused("with clear text after it", sender -> joined(sender.sent(), EXPORT), "was changed");
    cases.add(
        new SealedCase(
            "with clear text before it",
            ".tokens",
            sender -> List.of(joined(EXPORT.getBytes(UTF_8), sender.sent())),
            Optional.of("*"),
            ""));
    cases.add(
        new SealedCase(
            "sealed twice from one export",
            ".tokens",
            sender -> List.of(sender.sent(), sender.sent()),
            Optional.of(SEAL),
            "holds the same rows as"));
    cases.add(
        new SealedCase(
            "beside its clear text",
            ".csv",
            sender -> List.of(sender.sent(), EXPORT.getBytes(UTF_8)),
            Optional.of(CLEAR),
            "clear text"));
    content("twice in one seal", text -> text + text);
  }

  private void otherContent() {
    content("without one row", text -> text.replaceFirst("(?m)^.*\"line\":3,.*\n", ""));
    content("with a row twice", text -> text.replaceFirst("(?m)^(.*\"line\":3,.*\n)", "$1$1"));
    content(
        "with a row in the place of another",
        text -> text.replaceFirst("(?m)^(.*\"line\":3,.*\n).*\n", "$1$1"));
    content(
        "with two rows exchanged",
        text -> text.replaceFirst("(?m)^(.*\"line\":3,.*\n)(.*\n)", "$2$1"));
    content("without its end", text -> text.replaceFirst("(?m)^.*\"end\".*\n", ""));
    content("with its end first", text -> text.replaceFirst("(?s)^(.*\n)(.*?\n)$", "$2$1"));
    content("of nothing", text -> "");
    content("of null", text -> "null");
    content("of no object", text -> text.replaceFirst("(?m)^.*\"line\":3,.*", "[]"));
    content("with a nested row", text -> row(text, "[".repeat(100_000)));
    content("with a row left open", text -> row(text, "{\"line\":"));
    content("with a number of many digits", text -> with(text, "line", "9".repeat(5_000)));
    content("with a line below all", text -> with(text, "line", "-3"));
    content("with no line", text -> with(text, "line", "0"));
    content("with a part that has no first", text -> with(text, "part", "4"));
    content("of another scheme in a row", text -> text.replaceFirst("(\"line\".*?)gt1", "$1gt2"));
    content(
        "of another epoch in a row", text -> text.replaceFirst("(\"line\".*?\"epoch\":)1", "$13"));
    content("with a date that never was", text -> with(text, "date", "\"2015-02-31\""));
    content("with a state that nobody knows", text -> with(text, "status", "\"lost\""));
    content("with a rejected row", text -> with(text, "status", "\"rejected\""));
    content("with keys of an unknown type", text -> text.replaceFirst("\\[0,1,1,", "[0,78,1,"));
    content("with keys of a newer version", text -> text.replaceFirst("\\[0,1,1,", "[0,1,2,"));
    content("with keys of no number", text -> text.replaceFirst("\\[0,1,1,", "[0,\"1\",1,"));
    content("with a key too short", text -> text.replaceFirst("(\\[0,1,1,\")[^\"]{8}", "$1"));
    content(
        "with a key that is none",
        text -> text.replaceFirst("(\\[0,1,1,\")[^\"]{8}", "$1????????"));
    content("with people of no role", text -> text.replaceFirst("\"adult\"", "\"robot\""));
    content("with fewer rejected than none", text -> with(text, "rejected", "-1"));
    content(
        "with more ignored than there are", text -> with(text, "ignored", "9000000000000000000"));
    content("with more accepted than there are", text -> with(text, "accepted", "9"));
    notOfFeed("with a field that nobody knows", text -> value(text, "shoe_size", "12"));
    notOfFeed("with a day of birth", text -> value(text, "birth_month", "1985-11-03"));
    notOfFeed("with an area that is none", text -> value(text, "lsoa", "somewhere"));
    notOfFeed("with a date of long ago", text -> with(text, "date", "\"0015-04-10\""));
    notOfFeed("with a date beyond all tables", text -> with(text, "date", "\"+999999999-01-01\""));
    notOfFeed("with a key of nobody", text -> text.replaceFirst("\\[0,1,1,", "[9,1,1,"));
    notOfFeed("with a first name", text -> value(text, "first_name", "Anneliese"));
    notOfFeed(
        "withheld for a reason that is none",
        text ->
            text.replaceFirst(
                    "\"status\":\"accepted\"", "\"status\":\"withheld\",\"reason\":\"FIL-001\"")
                .replaceFirst("\"values\":\\[.*?\\]\\]", "\"values\":[]")
                .replaceFirst(
                    "\"accepted\":8,\"rejected\":0,\"withheld\":0",
                    "\"accepted\":7,\"rejected\":0,\"withheld\":1"));
  }

  private void clearText() {
    clear("clear text in its place", sender -> EXPORT.getBytes(UTF_8));
    content("clear text sealed", text -> EXPORT);
    content("clear text after its end", text -> text + EXPORT);
    content("clear text among its rows", text -> row(text, EXPORT));
    clearValue(
        "an e-mail address in a value", text -> value(text, "ethnicity", "anneliese@example.org"));
    clearValue("an NHS number in a value", text -> value(text, "ethnicity", "NHS 999 000 0018"));
    clearValue("a postcode in a value", text -> value(text, "ethnicity", "SE11 7YA"));
    clearValue(
        "an e-mail address in the place of a field", text -> value(text, "a@example.org", "1"));
    clearValue(
        "an e-mail address as a relation",
        text -> text.replaceFirst("\"adult\",\"[a-z]*\"", "\"adult\",\"anneliese@example.org\""));
  }

  private void refused(String name, Function<Sender, byte[]> making, String... says) {
    cases.add(
        new SealedCase(
            name,
            ".tokens",
            sender -> List.of(making.apply(sender)),
            Optional.of(SEAL),
            String.join("|", says)));
  }

  private void clear(String name, Function<Sender, byte[]> making) {
    cases.add(
        new SealedCase(
            name,
            ".tokens",
            sender -> List.of(making.apply(sender)),
            Optional.of(CLEAR),
            "clear text"));
  }

  private void clearValue(String name, UnaryOperator<String> change) {
    clear(name, sender -> sender.sealed(different(sender.content(), change)));
  }

  private void content(String name, UnaryOperator<String> change) {
    refused(
        name, sender -> sender.sealed(different(sender.content(), change)), "no whole token file");
  }

  private void notOfFeed(String name, UnaryOperator<String> change) {
    refused(
        name,
        sender -> sender.sealed(different(sender.content(), change)),
        "what rows of this feed do not have");
  }

  private void header(String name, String word, String value, String says) {
    refused(
        name,
        sender -> sender.sealed(different(sender.content(), text -> with(text, word, value))),
        says);
  }

  private void taken(String name, UnaryOperator<String> change) {
    cases.add(
        new SealedCase(
            name,
            ".tokens",
            sender -> List.of(sender.sealed(different(sender.content(), change))),
            Optional.empty(),
            ""));
  }

  private void taken(String extension, String name) {
    cases.add(
        new SealedCase(name, extension, sender -> List.of(sender.sent()), Optional.empty(), ""));
  }

  /** A change that changes nothing would be no case. */
  private static String different(String text, UnaryOperator<String> change) {
    String other = change.apply(text);
    if (other.equals(text)) {
      throw new IllegalStateException("nothing was changed");
    }
    return other;
  }

  private static String with(String text, String word, String value) {
    return text.replaceFirst(
        "\"" + word + "\":(\\{[^}]*\\}|\"[^\"]*\"|[^,}]*)",
        Matcher.quoteReplacement("\"" + word + "\":" + value));
  }

  /** The first value of the second row, replaced. */
  private static String value(String text, String field, String value) {
    return text.replaceFirst(
        "\"values\":\\[\\[(-?\\d+),\"[^\"]*\",\"[^\"]*\"",
        "\"values\":[[$1,\"" + field + "\",\"" + value + "\"");
  }

  private static String row(String text, String row) {
    return text.replaceFirst("(?m)^.*\"line\":3,.*", Matcher.quoteReplacement(row));
  }

  private static Function<Sender, byte[]> many(UnaryOperator<byte[]> change) {
    return sender -> change.apply(sender.sent(Sender.export(MANY)));
  }

  private static byte[] withoutFirst(byte[] sent) {
    return joined(part(sent, 0, HEADER), part(sent, HEADER + CHUNK, sent.length));
  }

  private static byte[] firstTwice(byte[] sent) {
    return joined(part(sent, 0, HEADER + CHUNK), part(sent, HEADER, sent.length));
  }

  private static byte[] exchanged(byte[] sent) {
    byte[] turned =
        joined(part(sent, HEADER + CHUNK, HEADER + 2 * CHUNK), part(sent, HEADER, HEADER + CHUNK));
    return joined(
        joined(part(sent, 0, HEADER), turned), part(sent, HEADER + 2 * CHUNK, sent.length));
  }

  private static byte[] part(byte[] sent, int from, int to) {
    return Arrays.copyOfRange(sent, from, to);
  }

  private static byte[] joined(byte[] one, String other) {
    return joined(one, other.getBytes(UTF_8));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return Writings.concat(one, other);
  }
}
