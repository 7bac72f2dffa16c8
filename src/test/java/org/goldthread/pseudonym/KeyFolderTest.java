package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {
  private static final Set<KeyName> ALL = EnumSet.allOf(KeyName.class);
  private static final char[] PASSPHRASE = "five random words in a row".toCharArray();

  @TempDir Path place;

  @Test
  void makesSixKeysForItsOwnerOnly() throws IOException {
    Path folder = newKeys("keys");

    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.sorted().map(file -> file.getFileName() + " " + permissions(file)))
          .containsExactly(
              "id.key rw-------",
              "platform.key rw-------",
              "platform.pub rw-------",
              "programme.key rw-------",
              "tombstone.key rw-------",
              "vault.key rw-------");
    }
    assertThat(contents(folder).values())
        .doesNotHaveDuplicates()
        .allSatisfy(hex -> assertThat(hex).hasSize(64));
    assertThat(KeyFolder.open(folder, ALL).names()).isEqualTo(ALL);
    try (Stream<Path> rest = Files.list(place)) {
      assertThat(rest).containsExactly(folder);
    }
  }

  @Test
  void neverOverwritesKeys() throws IOException {
    Path folder = newKeys("keys");
    Map<String, String> before = contents(folder);

    assertRefused(() -> KeyFolder.create(folder), ExitCode.USER, "Keys are never overwritten");

    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void refusesAPlaceThatHoldsAnythingButTakesAnEmptyFolder() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "x");
    Path occupied = Files.createDirectory(place.resolve("occupied"));
    Files.writeString(occupied.resolve("readme"), "x");
    Path empty = Files.createDirectory(place.resolve("empty"));

    assertRefused(() -> KeyFolder.create(file), ExitCode.USER, "exists already");
    assertRefused(() -> KeyFolder.create(occupied), ExitCode.USER, "exists already");
    KeyFolder.create(empty);
    KeyFolder.create(place.resolve("new/below"));

    assertThat(permissions(empty)).isEqualTo("rwx------");
    assertThat(Files.readString(file)).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-----w-", "rw--w----"})
  void refusesAKeyThatOthersMayUse(String permissions) throws IOException {
    Path folder = newKeys("keys");
    Path vault = folder.resolve("vault.key");
    Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString(permissions));

    assertRefused(
        () -> KeyFolder.open(folder, ALL),
        ExitCode.ENVIRONMENT,
        vault + " may be used by others than its owner.");
    assertThat(KeyFolder.open(folder, Set.of(KeyName.ID)).names()).containsExactly(KeyName.ID);
  }

  @Test
  void refusesAFolderThatOthersMayEnter() throws IOException {
    Path folder = newKeys("keys");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));

    assertRefused(
        () -> KeyFolder.open(folder, ALL),
        ExitCode.ENVIRONMENT,
        folder
            + " may be used by others than its owner.\n  why: Its permissions are rwx--x---.\n"
            + "  do:  chmod 700 "
            + folder);
  }

  @Test
  void refusesWhatIsMissing() throws IOException {
    Path folder = newKeys("keys");
    Files.delete(folder.resolve("id.key"));

    assertRefused(
        () -> KeyFolder.open(folder, ALL),
        ExitCode.ENVIRONMENT,
        folder.resolve("id.key") + " does not exist.");
    assertRefused(
        () -> KeyFolder.open(place.resolve("nowhere"), ALL),
        ExitCode.ENVIRONMENT,
        "nowhere does not exist.");
  }

  @Test
  void refusesAFileThatIsNoKeyAndSaysNothingOfItsContent() throws IOException {
    Path folder = newKeys("keys");
    Files.writeString(folder.resolve("id.key"), "secret");

    assertThatThrownBy(() -> KeyFolder.open(folder, ALL))
        .hasMessageContaining("id.key is no key.")
        .hasMessageContaining("It has 6 bytes; a key has 32.")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesAPlatformPairOfTwoFolders() throws IOException {
    Path folder = newKeys("keys");
    Files.write(
        folder.resolve("platform.pub"),
        Files.readAllBytes(newKeys("other").resolve("platform.pub")));

    assertRefused(
        () -> KeyFolder.open(folder, ALL), ExitCode.ENVIRONMENT, "do not belong together");
  }

  @Test
  void refusesAFileSystemThatCannotTellWhoMayRead() throws IOException {
    URI zip = URI.create("jar:" + place.resolve("keys.zip").toUri());
    try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertRefused(
          () -> KeyFolder.open(archive.getPath("/"), ALL),
          ExitCode.ENVIRONMENT,
          "It cannot be told who may read /.");
    }
  }

  @Test
  void refusesAWindowsFileThatOthersMayRead() {
    UserPrincipal owner = () -> "CLINIC\\ada";
    Path file = Path.of("programme.key");
    AclEntry own = allow(owner, AclEntryPermission.READ_DATA);
    AclEntry system = allow(() -> "NT AUTHORITY\\SYSTEM", AclEntryPermission.READ_DATA);
    AclEntry mayLook = allow(() -> "Everyone", AclEntryPermission.READ_ATTRIBUTES);

    PrivateFiles.requirePrivate(file, owner, List.of(own, system, mayLook));
    assertRefused(
        () ->
            PrivateFiles.requirePrivate(
                file, owner, List.of(own, allow(() -> "Everyone", AclEntryPermission.READ_DATA))),
        ExitCode.ENVIRONMENT,
        "Its access list allows Everyone to read it.");
  }

  @Test
  void keepsSaltsBesideKeys() throws IOException {
    Path folder = newKeys("keys");
    KeyFolder.addSalt(folder, "sha256-salt.salt", "LEAP-TEST-SALT-0001\n");
    byte[] encrypted =
        Vectors.hex(Vectors.OPEN_PSEUDONYMISER.at("/encrypted_salt/hex").textValue());
    PrivateFiles.write(folder.resolve("op.EncryptedSalt"), encrypted);

    KeyRing ring =
        KeyFolder.open(
            folder,
            Set.of(KeyName.VAULT),
            Map.of(
                Scheme.SHA256_SALT, "sha256-salt.salt",
                Scheme.OPEN_PSEUDONYMISER, "op.EncryptedSalt"));

    assertThat(permissions(folder.resolve("sha256-salt.salt"))).isEqualTo("rw-------");
    assertThat(
            ring.foreign(Scheme.SHA256_SALT)
                .digest(List.of(Standard.EMAIL), List.of("ada.okoro@example.com"))
                .map(HexFormat.of()::formatHex))
        .contains(Vectors.TOKENS.at("/foreign/digest").textValue());
    assertThat(ring.foreign(Scheme.OPEN_PSEUDONYMISER).isVerifiable()).isTrue();
    assertThat(ring.saltedSchemes())
        .containsExactlyInAnyOrder(Scheme.SHA256_SALT, Scheme.OPEN_PSEUDONYMISER);
    assertRefused(
        () -> KeyFolder.addSalt(folder, "sha256-salt.salt", "another"),
        ExitCode.USER,
        "exists already");
  }

  @Test
  void refusesABlankSaltAMissingOneAndOneThatIsNoText() throws IOException {
    Path folder = newKeys("keys");
    PrivateFiles.write(folder.resolve("blank.salt"), new byte[] {' ', '\n'});
    PrivateFiles.write(folder.resolve("latin.salt"), new byte[] {(byte) 0xe9, 'a'});

    assertRefused(
        () -> KeyFolder.addSalt(folder, "new.salt", " "), ExitCode.ENVIRONMENT, "blank salt");
    assertRefused(() -> salted(folder, "blank.salt"), ExitCode.ENVIRONMENT, "blank salt");
    assertRefused(() -> salted(folder, "latin.salt"), ExitCode.ENVIRONMENT, "is no salt");
    assertRefused(() -> salted(folder, "none.salt"), ExitCode.ENVIRONMENT, "does not exist");
  }

  @Test
  void fingerprintsNameKeysAndCoverRecipes() {
    Path folder = newKeys("keys");
    KeyFolder.addSalt(folder, "s.salt", "mackerel");
    KeyRing ring = KeyFolder.open(folder, ALL, Map.of(Scheme.SHA256_SALT, "s.salt"));

    Map<String, String> prints = Fingerprints.of(ring, "recipes");

    assertThat(prints)
        .containsOnlyKeys("programme", "vault", "id", "tombstone", "platform", "salt:sha256-salt")
        .allSatisfy((name, print) -> assertThat(print).matches("[0-9a-f]{16}"));
    assertThat(prints.values()).doesNotHaveDuplicates();
    assertThat(Fingerprints.of(ring, "recipes")).isEqualTo(prints);
    Map<String, String> others = Fingerprints.of(ring, "other recipes");
    for (String name : List.of("programme", "vault", "id", "tombstone", "salt:sha256-salt")) {
      assertThat(others.get(name)).as(name).isNotEqualTo(prints.get(name));
    }
    assertThat(others).containsEntry("platform", prints.get("platform"));
    assertThat(Fingerprints.of(KeyFolder.open(newKeys("other"), ALL), "recipes"))
        .doesNotContainEntry("vault", prints.get("vault"));
  }

  @Test
  void aSaltHasNoFingerprintWithoutTheVaultKey() {
    KeyRing ring =
        KeyRing.of(Map.of(KeyName.PROGRAMME, new byte[32]), Map.of(Scheme.SHA256_SALT, "mackerel"));

    assertThat(Fingerprints.of(ring, "")).containsOnlyKeys("programme");
  }

  @Test
  void aReferenceTravelsAndOpensOnceTheKeysItWasMadeFor() throws Exception {
    Path folder = newKeys("keys");
    KeyReference reference = KeyReference.to(folder, EnumSet.of(KeyName.VAULT), Map.of());

    byte[] sent = serialised(reference);
    KeyReference arrived = (KeyReference) deserialised(sent);

    assertThat(arrived).isEqualTo(reference);
    assertThat(arrived.open()).isSameAs(reference.open());
    assertThat(arrived.open().names()).containsExactly(KeyName.VAULT);
    byte[] vault = Files.readAllBytes(folder.resolve("vault.key"));
    assertThat(HexFormat.of().formatHex(sent)).doesNotContain(HexFormat.of().formatHex(vault));
    assertThat(reference.toString()).doesNotContain(HexFormat.of().formatHex(vault));
  }

  @Test
  void aReferenceRefusesOtherKeys() {
    Path folder = newKeys("keys");
    KeyReference reference =
        new KeyReference(
            folder.toString(),
            Set.of(KeyName.VAULT),
            Map.of(),
            Map.of("vault", "0123456789abcdef"));

    assertRefused(reference::open, ExitCode.ENVIRONMENT, "are not those that this run began with");
  }

  @Test
  void nothingThatHoldsAKeyIsSerialisedOrPrinted() {
    Key key = Key.of(new byte[32]);
    KeyRing ring = KeyRing.of(Map.of(KeyName.ID, new byte[32]), Map.of());

    for (Object secret : List.of(key, ring, Salt.of("mackerel"), new Hmac(key), ring.keyed())) {
      assertThatThrownBy(() -> serialised(secret)).isInstanceOf(NotSerializableException.class);
      assertThat(secret).isNotInstanceOf(Serializable.class);
    }
    assertThat(key).hasToString("[key]");
    assertThat(ring).hasToString("[keys]");
  }

  @Test
  void aDestroyedKeyIsGone() {
    KeyRing ring = KeyRing.of(Map.of(KeyName.ID, new byte[32]), Map.of());
    ring.destroy();

    assertThat(ring.key(KeyName.ID).isDestroyed()).isTrue();
    assertThatThrownBy(ring::keyed).hasMessage("the key was destroyed");
  }

  @Test
  void aTaskCannotUseAKeyThatItDidNotAskFor() {
    KeyRing ring = KeyFolder.open(newKeys("keys"), Set.of(KeyName.PROGRAMME));

    assertThatThrownBy(ring::keyed).hasMessage("id.key was not opened");
    assertThatThrownBy(ring::tombstones).hasMessage("tombstone.key was not opened");
  }

  @Test
  void aBackupBringsEveryKeyBack() throws IOException {
    Path folder = newKeys("keys");
    KeyFolder.addSalt(folder, "s.salt", "mackerel");
    Map<String, String> before = contents(folder);
    Path backup = place.resolve("keys.backup");

    KeyBackup.write(folder, backup, PASSPHRASE, 1000);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    KeyBackup.restore(backup, folder, PASSPHRASE);

    assertThat(contents(folder)).isEqualTo(before);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("vault.key"))).isEqualTo("rw-------");
    assertThat(permissions(backup)).isEqualTo("rw-------");
    assertThat(KeyFolder.open(folder, ALL).names()).isEqualTo(ALL);
    String file = HexFormat.of().formatHex(Files.readAllBytes(backup));
    assertThat(before.values()).noneMatch(file::contains);
  }

  @Test
  void aBackupOfAnyUserTakesManyIterations() throws IOException {
    Path backup = place.resolve("keys.backup");

    KeyBackup.write(newKeys("keys"), backup, PASSPHRASE);

    byte[] file = Files.readAllBytes(backup);
    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("GTKB");
    assertThat(ByteBuffer.wrap(file).getInt(5)).isEqualTo(600_000);
  }

  @Test
  void aBackupIsRefusedWithAnotherPassphraseOrIfDamaged() throws IOException {
    Path backup = place.resolve("keys.backup");
    KeyBackup.write(newKeys("keys"), backup, PASSPHRASE, 1000);
    Path again = place.resolve("again");

    assertRefused(
        () -> KeyBackup.restore(backup, again, "another passphrase".toCharArray()),
        ExitCode.USER,
        "The passphrase is another one, or the file was damaged");
    byte[] file = Files.readAllBytes(backup);
    for (int at : new int[] {10, 30, 40, file.length - 1}) {
      byte[] damaged = file.clone();
      damaged[at] ^= 1;
      Files.write(backup, damaged);
      assertRefused(
          () -> KeyBackup.restore(backup, again, PASSPHRASE),
          ExitCode.USER,
          "the file was damaged");
    }
    Files.writeString(backup, "not a backup of anything, but long enough to be one");
    assertRefused(
        () -> KeyBackup.restore(backup, again, PASSPHRASE), ExitCode.USER, "is no backup of keys");
    assertThat(again).doesNotExist();
  }

  @Test
  void aBackupNeverOverwritesAndNeedsAPassphrase() throws IOException {
    Path folder = newKeys("keys");
    Path backup = Files.writeString(place.resolve("keys.backup"), "x");

    assertRefused(
        () -> KeyBackup.write(folder, backup, PASSPHRASE, 1000), ExitCode.USER, "exists already");
    assertRefused(
        () -> KeyBackup.write(folder, place.resolve("b"), "short".toCharArray()),
        ExitCode.USER,
        "The passphrase is too short.");
    Path good = place.resolve("good");
    KeyBackup.write(folder, good, PASSPHRASE, 1000);
    assertRefused(
        () -> KeyBackup.restore(good, folder, PASSPHRASE),
        ExitCode.USER,
        "Keys are never overwritten");
    assertRefused(
        () -> KeyBackup.restore(place.resolve("none"), folder, PASSPHRASE),
        ExitCode.USER,
        "does not exist");
  }

  private Path newKeys(String name) {
    Path folder = place.resolve(name);
    KeyFolder.create(folder);
    return folder;
  }

  private static KeyRing salted(Path folder, String file) {
    return KeyFolder.open(folder, Set.of(), Map.of(Scheme.SHA256_SALT, file));
  }

  private static void assertRefused(ThrowingCallable action, ExitCode code, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  private static AclEntry allow(UserPrincipal principal, AclEntryPermission permission) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(principal)
        .setPermissions(permission)
        .build();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object deserialised(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
