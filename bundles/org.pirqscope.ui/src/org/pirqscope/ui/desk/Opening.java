package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.Basis;
import org.pirqscope.session.Making;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * Opening documents, never without asking what becomes of changes in the one that is open. Reading and running happens
 * in a job, the result is shown in the user interface's thread.
 */
public final class Opening {

    private static final long LARGEST = 64L << 20;
    /** Steps of a run up to which nobody notices that it is carried out. */
    private static final int SHORT = 30_000;

    private final Desk desk;
    private final Saving saving;

    public Opening(Desk desk) {
        this.desk = desk;
        this.saving = new Saving(desk);
    }

    /** Opens a scenario file, or makes a scenario from a text of lspci. */
    public void file(Path file) {
        Versions versions = desk.scenario().versions();
        open("Opening " + file.getFileName(), file.toString(), () -> {
            ScenarioSource source = ScenarioSource.read(file, text(file), versions);
            return new Opened(source.document(), () -> {
                Perspective.STEP.show();
                tell(file, source.notes());
            });
        });
    }

    /** Opens what files and folders hold: a scenario, a text of lspci, logs, or a patch, which is reviewed. */
    public void files(List<Path> files) {
        if (files.size() == 1 && named(files.getFirst())) {
            file(files.getFirst());
        } else if (files.size() == 1 && LikePatch.in(files.getFirst())) {
            Perspective.STEP.show();
            desk.reviewed().open(files.getFirst());
        } else {
            new LogReading(desk, files, false).schedule();
        }
    }

    /** Whether a file is named as scenarios are. */
    private static boolean named(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Reads the logs again that were open when the desktop ended. */
    public void logsAgain() {
        List<Path> last = desk.logs().last();
        if (!last.isEmpty()) {
            new LogReading(desk, last, true).schedule();
        }
    }

    /** Opens the run that the line names; it has no file. */
    public void runString(String line) {
        open("Opening a run string", "run string", () -> {
            ScenarioDocument document = ScenarioDocument.unnamed(RunString.open(line));
            return new Opened(document, Perspective.STEP::show);
        });
    }

    /** Opens what was open when the desktop ended, at the same place. */
    public void restore(DeskState state) {
        open("Opening " + state.title(), state.title(), () -> {
            Optional<String> found =
                    state.file().isPresent() && Files.exists(state.file().get())
                            ? Optional.of(text(state.file().get()))
                            : Optional.empty();
            ScenarioDocument document = state.document(found);
            return new Opened(document, Moment.startOf(document.scenario()).goTo(state.position()), () -> {});
        });
    }

    /** Opens what a command line names: a run string or a file. */
    public void named(String word) {
        if (RunString.looksLikeOne(word)) {
            runString(word);
        } else {
            files(List.of(Path.of(word).toAbsolutePath()));
        }
    }

    /** Opens a scenario that has no file. */
    public void unnamed(Scenario scenario) {
        ScenarioDocument document = ScenarioDocument.unnamed(scenario);
        open("Running " + scenario.name(), scenario.name(), () -> new Opened(document, Perspective.STEP::show));
    }

    /** Opens a run that was found as a document of its own; one that is shown already is not opened again. */
    public void found(String title, Moment moment) {
        if (Basis.same(moment.run(), desk.session().now().run())) {
            desk.session().goTo(moment.position());
        } else if (saving.settle()) {
            desk.open(ScenarioDocument.unnamed(title, moment.run().scenario()), moment);
        }
    }

    /**
     * Changes the document and stays at the same place of the run as far as there is one; nothing is changed if the
     * scenario cannot be run.
     *
     * @param title as the menu names the change
     */
    public void change(String title, UnaryOperator<Scenario> change) {
        change(scenario -> new NamedChange(title, change.apply(scenario)));
    }

    /**
     * The same of a change that is named when it is made.
     *
     * @param change of the scenario as it is then, also if another change was asked for before; what it refuses with a
     * {@link org.pirqscope.machine.scenario.ScenarioException} is told in the status line
     */
    public void change(Function<Scenario, NamedChange> change) {
        desk.changes().ask(change);
    }

    /** Lets that actor go next: a change of the document, which is another run from here on. */
    public void next(int actor) {
        ScenarioDocument document = desk.document();
        Moment here = desk.session().now();
        Scenario left = document.scenario();
        making("Next: " + desk.scenario().actors().get(actor)).make(() -> here.choose(actor), made -> {
            if (desk.document() == document && document.scenario() == left) {
                desk.session().change("Next: " + left.actors().get(actor), made);
            }
        });
    }

    /** Takes the last change of the document back. */
    public void undo() {
        desk.session().undo(making("Undo"));
    }

    /** Makes the change again that was taken back last. */
    public void redo() {
        desk.session().redo(making("Redo"));
    }

    /** At once where the run is so short that nobody notices, else in a job. */
    private Making making(String title) {
        return desk.session().now().run().length() <= SHORT
                ? Making.AT_ONCE
                : (work, show) -> {
                    Callable<Runnable> making = () -> {
                        Moment made = work.get();
                        return () -> show.accept(made);
                    };
                    new OpeningJob(title, desk.document().name(), making).start();
                };
    }

    private record Opened(ScenarioDocument document, Moment moment, Runnable afterwards) {

        Opened(ScenarioDocument document, Runnable afterwards) {
            this(document, Moment.startOf(document.scenario()), afterwards);
        }
    }

    private void open(String title, String subject, Callable<Opened> reading) {
        if (!saving.settle()) {
            return;
        }
        ScenarioDocument settled = desk.document();
        Scenario left = settled.scenario();
        Callable<Runnable> work = () -> {
            Opened opened = reading.call();
            return () -> {
                // changes that were made while the file was read are asked about as well
                if (desk.document() == settled && settled.scenario() == left || saving.settle()) {
                    desk.open(opened.document(), opened.moment());
                    opened.afterwards().run();
                }
            };
        };
        new OpeningJob(title, subject, work).start();
    }

    private static void tell(Path file, List<String> notes) {
        if (!notes.isEmpty()) {
            MessageDialog.openInformation(
                    PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
                    "Pirqscope",
                    file.getFileName() + "\n\n" + String.join("\n", notes));
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("has " + (Files.size(file) >> 20) + " MB; a scenario has at most " + (LARGEST >> 20));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
