package org.pirqscope.ui.preference;

import org.pirqscope.ui.desk.DeskPreferences;

/** What a search of the explorer may take of this machine. */
public class ExplorerPage extends Page {

    private static final int LEAST_MEGABYTES = 16;

    public ExplorerPage() {
        super("What a search may take of this machine. If it comes to its end, its result does not depend on it.");
    }

    @Override
    protected void createFieldEditors() {
        addField(new NumberField(
                DeskPreferences.THREADS,
                "&Threads:",
                "The number of threads",
                1,
                DeskPreferences.mostThreads(),
                getFieldEditorParent()));
        addField(new NumberField(
                DeskPreferences.MEGABYTES,
                "&Memory for states, in MB:",
                "The memory",
                LEAST_MEGABYTES,
                DeskPreferences.mostMegabytes(),
                getFieldEditorParent()));
    }
}
