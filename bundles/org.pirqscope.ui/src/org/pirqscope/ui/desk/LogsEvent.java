package org.pirqscope.ui.desk;

/**
 * Something has changed about the logs.
 *
 * @param others whether other logs are open than before, or something else is said of them; else other lines are
 *     selected
 */
public record LogsEvent(boolean others) {}
