package org.pirqscope.machine.scenario;

import java.util.List;

/** The scenarios that Pirqscope ships. */
public final class BuiltIn {

    private BuiltIn() {
    }

    /** All of them, in the order of the menu. */
    public static List<Scenario> all() {
        throw new UnsupportedOperationException();
    }

    /** The one with that name. @throws ScenarioException if there is none, naming those that exist */
    public static Scenario named(String name) {
        throw new UnsupportedOperationException();
    }
}
