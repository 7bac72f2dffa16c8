package org.goldthread.pseudonym;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/** Files that nobody but their owner may read: written so, and refused where it is not so. */
final class PrivateFiles {
  private static final Set<String> SYSTEM =
      Set.of("nt authority\\system", "builtin\\administrators");

  private PrivateFiles() {}

  /**
   * Writes a new file that only its owner may read, and waits until it is on the disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file
   */
  static void write(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file, "rw-------"))) {
      restrictAcl(file);
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Makes a folder of a passing name beside a path, for its owner only. */
  static Path newFolderBeside(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, ".goldthread-", ownerOnly(parent, "rwx------"));
    restrictAcl(folder);
    return folder;
  }

  /**
   * Refuses a file or folder that others may read, or about which that cannot be known.
   *
   * @throws GoldthreadException (environment) naming the path and the remedy
   */
  static void requirePrivate(Path path) {
    try {
      PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
      if (posix != null) {
        requirePrivate(path, posix.readAttributes().permissions());
      } else if (acl != null) {
        requirePrivate(path, acl.getOwner(), acl.getAcl());
      } else {
        throw new GoldthreadException(
            ExitCode.ENVIRONMENT,
            "It cannot be told who may read " + path + ".",
            "Its file system (" + store(path) + ") knows neither permissions nor access lists.",
            "Keep keys on a disk of this computer that does.");
      }
    } catch (NoSuchFileException e) {
      throw missing(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static void requirePrivate(Path path, Set<PosixFilePermission> permissions) {
    boolean ownersOnly =
        permissions.stream().allMatch(permission -> permission.name().startsWith("OWNER_"));
    if (!ownersOnly) {
      boolean folder = Files.isDirectory(path);
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          path + " may be used by others than its owner.",
          "Its permissions are " + PosixFilePermissions.toString(permissions) + ".",
          "chmod " + (folder ? "700 " : "600 ") + path + " (and think about who has read it).");
    }
  }

  /** The same for a Windows access list: its owner and the system only. */
  static void requirePrivate(Path path, UserPrincipal owner, List<AclEntry> entries) {
    for (AclEntry entry : entries) {
      boolean reads =
          entry.type() == AclEntryType.ALLOW
              && entry.permissions().contains(AclEntryPermission.READ_DATA);
      if (reads
          && !entry.principal().equals(owner)
          && !SYSTEM.contains(entry.principal().getName().toLowerCase(Locale.ROOT))) {
        throw new GoldthreadException(
            ExitCode.ENVIRONMENT,
            path + " may be read by others than its owner.",
            "Its access list allows " + entry.principal().getName() + " to read it.",
            "icacls \"" + path + "\" /inheritance:r /grant:r \"%USERNAME%\":F");
      }
    }
  }

  static GoldthreadException missing(Path path) {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        path + " does not exist.",
        "Nothing can be turned into keys, or linked, without it.",
        "Give the folder that 'keys new' made, or bring the keys back from their backup. New keys"
            + " do not replace lost ones: nothing made with them links to what is stored.");
  }

  static GoldthreadException unreadable(Path path, IOException cause) {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        path + " cannot be read or written.",
        cause.getClass().getSimpleName(),
        "Run as the account that owns the keys, on a disk with room.");
  }

  private static String store(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return store.type();
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void restrictAcl(Path path) throws IOException {
    AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(acl.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }
}
