package org.pirqscope.screenshots;

import java.nio.file.Path;
import java.util.List;

/** The moments that a reviewer would look at, in this order. */
final class Scenes {

    /** Dialogs that a command opens. */
    private static final List<String> DIALOGS = List.of(
            "org.pirqscope.ui.export",
            "org.pirqscope.ui.new",
            "org.pirqscope.ui.goto",
            "org.pirqscope.ui.first-steps",
            "org.eclipse.ui.window.preferences",
            "org.pirqscope.ui.about",
            "org.pirqscope.ui.key-sheet");

    private final Stage stage;
    private final Path eight;
    private final Path logs;

    /** @param eight a scenario file with eight controllers @param logs that were posted */
    Scenes(Stage stage, Path eight, Path logs) {
        this.stage = stage;
        this.eight = eight;
        this.logs = logs;
    }

    void play() throws Exception {
        stage.take("start");
        command("resume");
        stage.take("stale-hit");
        views("stale-hit");
        command("ask-why");
        stage.take("why");
        command("compare-fixed");
        stage.take("compared");
        DIALOGS.forEach(this::dialog);
        search();
        menus();
        stage.open(eight);
        command("resume");
        stage.take("eight");
        views("eight");
        stage.openLogs(logs);
        stage.take("logs");
        stage.selectDiagnosis();
        for (String view : stage.views(true)) {
            stage.show(view);
            stage.take("logs-" + view.substring(view.lastIndexOf('.') + 1));
        }
        stage.check();
        stage.take("logs-checked");
    }

    private void command(String name) {
        stage.run("org.pirqscope.ui." + name);
    }

    private void views(String moment) {
        for (String view : stage.views(false)) {
            stage.show(view);
            stage.take(moment + "-" + view.substring(view.lastIndexOf('.') + 1));
        }
    }

    private void dialog(String command) {
        stage.begin(command);
        stage.take("dialog-" + command.substring(command.lastIndexOf('.') + 1));
        stage.closeDialog();
    }

    private void search() {
        command("find");
        stage.type("find", "pirq 55");
        stage.take("find");
        command("explore");
        stage.take("explored");
        stage.tab("explorer-tabs", "States over time");
        stage.take("explored-states");
        command("explore-matrix");
        stage.take("matrix");
    }

    private void menus() {
        command("last");
        stage.take("end");
        command("first");
    }
}
