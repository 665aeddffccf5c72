package org.pirqscope.ui.desk;

import org.pirqscope.machine.scenario.Scenario;

/**
 * What a change makes of a scenario.
 *
 * @param title as the menu names it
 */
public record NamedChange(String title, Scenario scenario) {}
