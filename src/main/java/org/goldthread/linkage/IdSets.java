package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Disjoint sets of ids: each id gets a dense number on its first appearance, found again by a
 * 64-bit digest of the id and a check of the whole id.
 */
final class IdSets {
  private static final int EMPTY = -1;

  private final List<byte[]> ids = new ArrayList<>();
  private long[] digests = new long[1 << 10];
  private int[] numbers = filled(1 << 10);
  private int[] parents = new int[1 << 10];

  /** Puts two ids, given by their numbers, into one set. */
  void unite(int one, int other) {
    int a = find(one);
    int b = find(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** How many ids there are. */
  int size() {
    return ids.size();
  }

  /** An id by its number. */
  byte[] id(int number) {
    return ids.get(number);
  }

  /** The number of one id of the set in which an id stands, the same for all of them. */
  int find(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** The number of an id. */
  int number(byte[] id) {
    long digest = Digest.of(id);
    int slot = slot(digest, digests.length);
    while (numbers[slot] != EMPTY) {
      if (digests[slot] == digest && Arrays.equals(ids.get(numbers[slot]), id)) {
        return numbers[slot];
      }
      slot = (slot + 1) & (digests.length - 1);
    }
    int number = ids.size();
    ids.add(id);
    digests[slot] = digest;
    numbers[slot] = number;
    if (number >= parents.length) {
      parents = Arrays.copyOf(parents, 2 * parents.length);
    }
    parents[number] = number;
    if (2 * ids.size() > digests.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    long[] oldDigests = digests;
    int[] oldNumbers = numbers;
    digests = new long[2 * oldDigests.length];
    numbers = filled(digests.length);
    for (int i = 0; i < oldDigests.length; i++) {
      if (oldNumbers[i] != EMPTY) {
        int slot = slot(oldDigests[i], digests.length);
        while (numbers[slot] != EMPTY) {
          slot = (slot + 1) & (digests.length - 1);
        }
        digests[slot] = oldDigests[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }

  private static int slot(long digest, int capacity) {
    return (int) (digest >>> 32) & (capacity - 1);
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, EMPTY);
    return array;
  }
}
