package org.pirqscope.report.stale;

/**
 * A step that explains something; a view goes there.
 *
 * @param title {@code written}, {@code freed}
 * @param step 0 where there is no such step in the run
 * @param text what happened there, in one sentence
 */
public record Link(String title, int step, String text) {}
