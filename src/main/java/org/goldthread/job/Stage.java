package org.goldthread.job;

/** The daily steps of the main job, in their order. */
public enum Stage {
  INGEST,
  LINK,
  PUBLISH,
  REPORT
}
