package org.pirqscope.screenshots;

import java.nio.file.Path;
import org.eclipse.ui.IStartup;

/** Joins the product as it was built, walks through it when its window is open, and ends it. */
public final class Screenshots implements IStartup {

    private static final String FOLDER = "pirqscope.screenshots.folder";
    private static final String EIGHT = "pirqscope.screenshots.eight";
    private static final String LOGS = "pirqscope.screenshots.logs";

    @Override
    public void earlyStartup() {
        new Thread(Screenshots::walk, "screenshots").start();
    }

    /** Ends the process: 0, or 1 where a moment could not be reached. */
    private static void walk() {
        int code = 0;
        try {
            Stage stage = new Stage(Path.of(System.getProperty(FOLDER)));
            new Scenes(stage, Path.of(System.getProperty(EIGHT)), Path.of(System.getProperty(LOGS))).play();
            stage.close();
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            code = 1;
        }
        // the workbench may still hold a dialog; nothing of this user is kept
        Runtime.getRuntime().halt(code);
    }
}
