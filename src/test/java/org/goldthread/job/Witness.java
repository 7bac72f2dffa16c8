package org.goldthread.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Table;

/** Sees what a run does: its commits, queries, stages, plans and all that it logs. */
final class Witness implements CommitWatch {
  private final List<String> commits = new CopyOnWriteArrayList<>();
  private final List<String> plans = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final AtomicInteger stages = new AtomicInteger();

  @Override
  public void before(Table table, String step) {}

  @Override
  public void after(Table table, String step, long version) {
    commits.add(table.name() + " " + step);
  }

  /** Each commit as table and step, as {@link Killer} names them, in order. */
  List<String> commits() {
    return new ArrayList<>(commits);
  }

  /** SQL executions begun, by where in the program; the lake's own folder is left out. */
  List<String> queries() {
    return new ArrayList<>(queries);
  }

  /** Stages completed; varies with adaptive execution. */
  int stages() {
    return stages.get();
  }

  /** Every plan in all its forms, from parsed to executed, as {@code explain} shows them. */
  List<String> plans() {
    return plans;
  }

  /** Every line logged at level INFO or above, whatever the log's own level. */
  List<String> messages() {
    return messages;
  }

  /** Watches some work of the session. */
  <T> T watch(Supplier<T> work) {
    SparkSession session = TestSession.get();
    Counter counter = new Counter();
    PlanKeeper keeper = new PlanKeeper();
    Ear ear = new Ear();
    settle(session);
    session.sparkContext().addSparkListener(counter);
    session.listenerManager().register(keeper);
    ear.listen();
    try {
      return work.get();
    } finally {
      settle(session);
      ear.stopListening();
      session.listenerManager().unregister(keeper);
      session.sparkContext().removeSparkListener(counter);
    }
  }

  /** Events are told later than they happen. */
  private static void settle(SparkSession session) {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Counter extends SparkListener {
    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
      stages.incrementAndGet();
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
      if (event instanceof SparkListenerSQLExecutionStart start) {
        queries.add(start.description().replaceAll("/\\S+", "..."));
        plans.add(start.physicalPlanDescription());
      }
    }
  }

  private final class PlanKeeper implements QueryExecutionListener {
    @Override
    public void onSuccess(String name, QueryExecution execution, long nanoseconds) {
      plans.add(execution.toString());
    }

    @Override
    public void onFailure(String name, QueryExecution execution, Exception failure) {
      plans.add(execution.toString());
    }
  }

  private final class Ear extends AbstractAppender {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    Ear() {
      super("ear", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      StringBuilder text = new StringBuilder(event.getMessage().getFormattedMessage());
      for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
        text.append('\n').append(cause);
      }
      messages.add(text.toString());
    }

    void listen() {
      start();
      Configuration configuration = context.getConfiguration();
      for (String name : List.of("org", "io")) {
        LoggerConfig logger = new LoggerConfig(name, Level.INFO, false);
        logger.addAppender(this, Level.INFO, null);
        configuration.addLogger(name, logger);
      }
      context.updateLoggers();
    }

    void stopListening() {
      context.getConfiguration().removeLogger("org");
      context.getConfiguration().removeLogger("io");
      context.updateLoggers();
      stop();
    }
  }
}
