package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider gets for one feed. */
class PackTest {
  private static final ConfigFiles FILES = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Programme PROGRAMME = Programmes.cached(FILES);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"conf/lambeth", "conf/send"})
  void ofEveryFeedIsAConfigurationWithoutAProblem(String conf) {
    ConfigFiles files = ConfigFiles.read(Path.of(conf));
    Programme programme = Programmes.cached(files);
    for (Feed feed : programme.feeds().values()) {
      ConfigFiles some = ConfigFiles.of(texts(FeedFiles.of(files, programme, feed)));
      assertThat(Programmes.check(some)).as(feed.name()).isEmpty();
      Programme packed = Programmes.cached(some);
      assertThat(packed.feeds()).containsOnlyKeys(feed.name());
      assertThat(packed.contracts()).containsOnlyKeys(feed.contract());
      assertThat(packed.recipes()).isEqualTo(programme.recipes());
      assertThat(packed.feeds().get(feed.name())).isEqualTo(feed);
    }
  }

  @Test
  void saysNothingOfOtherProviders() {
    Feed feed = PROGRAMME.feeds().get("making-it-real-registration");
    String all = String.join("\n", texts(FeedFiles.of(FILES, PROGRAMME, feed)).values());
    assertThat(all).contains("real-partnership").contains("dsa-real-partnership");
    for (Feed other : PROGRAMME.feeds().values()) {
      if (!other.provider().equals(feed.provider())) {
        assertThat(all).doesNotContain(other.provider()).doesNotContain(other.name());
      }
    }
  }

  @Test
  void holdsTheToolScriptsConfigurationAndAGuideAndNeverAKey() throws IOException {
    assertThat(names("making-it-real-registration"))
        .contains(
            "making-it-real-registration/goldthread-provider.jar",
            "making-it-real-registration/check.cmd",
            "making-it-real-registration/check.sh",
            "making-it-real-registration/guide.html",
            "making-it-real-registration/conf/feeds/making-it-real-registration.yaml")
        .noneMatch(name -> name.contains("pseudonymise"))
        .noneMatch(name -> name.matches(".*[.](key|pub|salt)"));
    assertThat(names("maternity-bookings"))
        .contains("maternity-bookings/pseudonymise.cmd", "maternity-bookings/pseudonymise.sh")
        .noneMatch(name -> name.matches(".*[.](key|pub|salt)"));
  }

  @Test
  void isTheSameWheneverItIsMade() throws IOException {
    assertThat(pack("eyfsp", "one.zip")).hasSameBinaryContentAs(pack("eyfsp", "two.zip"));
  }

  @Test
  void theGuideShowsTheFeedsOwnHeadingsAndTheScriptsQuoteWhatMayHoldBlanks() throws IOException {
    Map<String, String> texts = unpacked(pack("making-it-real-registration", "real.zip"));
    assertThat(texts.get("making-it-real-registration/guide.html"))
        .contains("Lambeth Early Action Partnership")
        .contains("check.cmd")
        .doesNotContain("{{");
    for (List<String> headings :
        PROGRAMME.feeds().get("making-it-real-registration").columns().values()) {
      assertThat(texts.get("making-it-real-registration/guide.html")).contains(headings.get(0));
    }
    assertThat(texts.get("making-it-real-registration/check.cmd"))
        .contains("\"%HERE%goldthread-provider.jar\" validate %* --conf \"%HERE%conf\"")
        .contains("\r\n");
    assertThat(texts.get("making-it-real-registration/check.sh"))
        .contains("\"$here/goldthread-provider.jar\" validate \"$@\" --conf \"$here/conf\"")
        .doesNotContain("\r");
  }

  private List<String> names(String feed) throws IOException {
    return List.copyOf(unpacked(pack(feed, feed + ".zip")).keySet());
  }

  private Path pack(String feed, String name) throws IOException {
    Path jar = Files.writeString(folder.resolve("tool.jar"), "the tool");
    Path out = folder.resolve(name);
    Pack.write(FILES, PROGRAMME, PROGRAMME.feeds().get(feed), jar, out);
    return out;
  }

  private static Map<String, String> unpacked(Path archive) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  private static Map<String, String> texts(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, file -> new String(file.getValue(), StandardCharsets.UTF_8)));
  }
}
