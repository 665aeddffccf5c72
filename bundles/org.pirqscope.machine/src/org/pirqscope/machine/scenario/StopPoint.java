package org.pirqscope.machine.scenario;

/**
 * Where a reviewer wants runs of a scenario to stop, kept in its file.
 *
 * @param at a breakpoint as it is typed: {@code pirq:55}
 * @param on whether runs stop there now
 */
public record StopPoint(String at, boolean on) {}
