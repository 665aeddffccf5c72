package org.pirqscope.screenshots;

import java.nio.file.Path;
import org.eclipse.ui.IStartup;

/** Joins the product as it was built, walks through it when its window is open, and ends it. */
public final class Screenshots implements IStartup {

    private static final String FOLDER = "pirqscope.screenshots.folder";
    private static final String EIGHT = "pirqscope.screenshots.eight";
    private static final String LOGS = "pirqscope.screenshots.logs";
    private static final String MAIL = "pirqscope.screenshots.mail";

    @Override
    public void earlyStartup() {
        new Thread(Screenshots::walk, "screenshots").start();
    }

    /** Ends the process: 0, or 1 where a moment could not be reached. */
    private static void walk() {
        int code = 0;
        try {
            Stage stage = new Stage(Path.of(System.getProperty(FOLDER)));
            Path logs = Path.of(System.getProperty(LOGS));
            if (System.getProperty(MAIL) != null) {
                new ViewPictures(stage, logs, Path.of(System.getProperty(MAIL))).play();
            } else {
                new Scenes(stage, Path.of(System.getProperty(EIGHT)), logs).play();
                stage.close();
            }
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            code = 1;
        }
        // the workbench may still hold a dialog; nothing of this user is kept
        Runtime.getRuntime().halt(code);
    }
}
