package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** How two mentions of one individual hang together: from key to key, the shortest way. */
final class KeyPath {
  private KeyPath() {}

  /**
   * A mention on the way.
   *
   * @param key the key by which it was reached; empty for the first
   * @param mention the mention
   */
  record Step(Optional<HeldKey> key, HeldMention mention) {}

  /** A node is a mention or the identity of a key. */
  private record Node(Optional<HeldKey> key, Optional<HeldMention> mention, String name) {
    static Node of(HeldKey key) {
      return new Node(Optional.of(key), Optional.empty(), "k" + key.identity());
    }

    static Node of(HeldMention mention) {
      return new Node(Optional.empty(), Optional.of(mention), "m" + mention.id());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * The shortest way from any of some mentions to any of others; empty if there is none.
   *
   * @param joins which keys may join mentions
   */
  static List<Step> between(
      List<HeldMention> from,
      List<HeldMention> to,
      List<HeldMention> others,
      Predicate<HeldKey> joins) {
    Graph<Node, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    Stream.of(from, to, others)
        .flatMap(List::stream)
        .forEach(
            mention -> {
              graph.addVertex(Node.of(mention));
              for (HeldKey key : mention.keys()) {
                if (key.tier().isPresent() && joins.test(key)) {
                  graph.addVertex(Node.of(key));
                  graph.addEdge(Node.of(mention), Node.of(key));
                }
              }
            });
    GraphPath<Node, DefaultEdge> shortest = null;
    for (HeldMention start : from) {
      BFSShortestPath.SingleSourcePaths<Node, DefaultEdge> paths =
          new BFSShortestPath<>(graph).getPaths(Node.of(start));
      for (HeldMention end : to) {
        GraphPath<Node, DefaultEdge> path = paths.getPath(Node.of(end));
        if (path != null && (shortest == null || path.getLength() < shortest.getLength())) {
          shortest = path;
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    Optional<HeldKey> by = Optional.empty();
    for (Node node : shortest == null ? List.<Node>of() : shortest.getVertexList()) {
      if (node.key().isPresent()) {
        by = node.key();
      } else {
        steps.add(new Step(by, node.mention().orElseThrow()));
      }
    }
    return steps;
  }
}
