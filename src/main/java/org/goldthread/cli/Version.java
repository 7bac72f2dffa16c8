package org.goldthread.cli;

import org.goldthread.core.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** The version as {@code --version} shows it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"goldthread " + CodeVersion.text()};
  }
}
