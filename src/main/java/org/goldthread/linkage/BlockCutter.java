package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.core.Role;

/**
 * Cuts the mentions of one key, met in order of event month, into pieces and judges each.
 *
 * <p>Members of a piece that is already refused are counted, not kept: a block of any size costs
 * one pass.
 */
final class BlockCutter {
  private final LinkageRules rules;
  private final Verdicts verdicts;

  private Role role;
  private Key key;
  private Spread people;
  private Spread namedChildren;
  private List<Bytes> members;
  private Bytes smallest;
  private long size;
  private int lastMonth;

  /** Hears what becomes of each piece of two or more mentions. */
  interface Verdicts {
    void admitted(Key key, Block block);

    void refused(RefusedBlock block);
  }

  BlockCutter(LinkageRules rules, Verdicts verdicts) {
    this.rules = rules;
    this.verdicts = verdicts;
  }

  /** Ends the block before, if any, and begins the block of a role and key. */
  void begin(Role nextRole, Key nextKey) {
    end();
    role = nextRole;
    key = nextKey;
    newPiece();
  }

  /**
   * Adds a mention of the block.
   *
   * @param id its id
   * @param eventMonth not less than that of the mention before
   * @param voices what it says of how many people there are
   */
  void add(Bytes id, int eventMonth, List<Voice> voices) {
    int maxGap = rules.type(key.type()).orElseThrow().maxGapMonths();
    if (size > 0 && maxGap >= 0 && eventMonth - lastMonth > maxGap) {
      judge();
      newPiece();
    }
    lastMonth = eventMonth;
    size++;
    if (smallest == null || id.compareTo(smallest) < 0) {
      smallest = id;
    }
    for (Voice voice : voices) {
      (voice.ofNamed() ? namedChildren : people).add(voice);
    }
    if (isAdmissible()) {
      members.add(id);
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
    return people.isWithinCap() && namedChildren.isWithinCap();
  }

  private void newPiece() {
    people = new Spread(rules.cap(key));
    namedChildren = new Spread(rules.namedCap());
    members = new ArrayList<>();
    smallest = null;
    size = 0;
  }

  private void judge() {
    if (size < 2) {
      return;
    }
    if (isAdmissible()) {
      verdicts.admitted(key, new Block(role, key.type(), members));
      return;
    }
    RefusedBlock.Reason reason =
        people.isWithinCap() ? RefusedBlock.Reason.NAMED : RefusedBlock.Reason.SPREAD;
    verdicts.refused(new RefusedBlock(role, key, reason, smallest, size));
  }
}
