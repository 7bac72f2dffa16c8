package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.goldthread.core.Role;

/**
 * Cuts the mentions of one key, met in order of event month, into pieces and judges each.
 *
 * <p>Members of a piece that is already refused are counted, not kept: a block of any size costs
 * one pass.
 */
final class BlockCutter {
  private final LinkageRules rules;
  private final Consumer<Block> admitted;
  private final Consumer<RefusedBlock> refused;

  private Role role;
  private Key key;
  private Spread spread;
  private List<Bytes> members;
  private Bytes smallest;
  private long size;
  private int lastMonth;

  BlockCutter(LinkageRules rules, Consumer<Block> admitted, Consumer<RefusedBlock> refused) {
    this.rules = rules;
    this.admitted = admitted;
    this.refused = refused;
  }

  /** Ends the block before, if any, and begins the block of a role and key. */
  void begin(Role nextRole, Key nextKey) {
    end();
    role = nextRole;
    key = nextKey;
    newPiece();
  }

  /** Adds a mention of the block; its event month is not less than the one before. */
  void add(Mention mention) {
    int maxGap = rules.type(key.type()).orElseThrow().maxGapMonths();
    if (size > 0 && maxGap >= 0 && mention.eventMonth() - lastMonth > maxGap) {
      judge();
      newPiece();
    }
    lastMonth = mention.eventMonth();
    size++;
    if (smallest == null || mention.id().compareTo(smallest) < 0) {
      smallest = mention.id();
    }
    if (spread.people() <= rules.cap(key)) {
      spread.add(mention);
    }
    if (isAdmissible()) {
      members.add(mention.id());
    } else {
      members = List.of();
    }
  }

  /** Ends the last block. */
  void end() {
    if (size > 0) {
      judge();
    }
    size = 0;
  }

  private boolean isAdmissible() {
    return spread.people() <= rules.cap(key) && spread.namedChildren() <= rules.namedCap();
  }

  private void newPiece() {
    spread = new Spread();
    members = new ArrayList<>();
    smallest = null;
    size = 0;
  }

  private void judge() {
    if (size < 2) {
      return;
    }
    if (isAdmissible()) {
      admitted.accept(new Block(role, key, members));
      return;
    }
    RefusedBlock.Reason reason =
        spread.people() > rules.cap(key) ? RefusedBlock.Reason.SPREAD : RefusedBlock.Reason.NAMED;
    refused.accept(new RefusedBlock(role, key, reason, smallest, size));
  }
}
