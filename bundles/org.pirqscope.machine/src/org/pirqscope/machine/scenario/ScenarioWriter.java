package org.pirqscope.machine.scenario;

/** Writes scenario files that {@link ScenarioReader} reads back equal. */
public final class ScenarioWriter {

    private ScenarioWriter() {
    }

    /** The YAML text; the same bytes for the same scenario. */
    public static String write(Scenario scenario) {
        throw new UnsupportedOperationException();
    }
}
