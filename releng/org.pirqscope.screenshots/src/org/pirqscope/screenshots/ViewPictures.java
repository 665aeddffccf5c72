package org.pirqscope.screenshots;

import java.nio.file.Path;

/** The pictures of docs/views: each view where it has something to show. */
final class ViewPictures {

    private static final String OURS = "org.pirqscope.ui.";

    private final Stage stage;
    private final Path logs;
    private final Path mail;

    /** @param logs that were posted @param mail with a patch */
    ViewPictures(Stage stage, Path logs, Path mail) {
        this.stage = stage;
        this.logs = logs;
        this.mail = mail;
    }

    void play() {
        stage.show(OURS + "calls");
        stage.run(OURS + "resume");
        stage.run(OURS + "mark");
        stage.show(OURS + "findings");
        stage.run(OURS + "ask-why");
        stage.run(OURS + "compare-fixed");
        stage.stop("pirq:55");
        stage.stop("call:EVTCHNOP_bind_pirq if answer<0");
        stage.review(mail);
        stage.run(OURS + "explore");
        for (String view : stage.views(false)) {
            take(view);
        }
        stage.openLogs(logs);
        stage.selectDiagnosis();
        for (String view : stage.views(true)) {
            if (view.endsWith("log-check")) {
                stage.check();
            }
            take(view);
        }
    }

    private void take(String view) {
        stage.takeView(view, view.substring(OURS.length()));
    }
}
