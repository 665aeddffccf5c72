package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.Perspective;

/**
 * No command carries out or goes through a long run in the thread of the window: in a run of more than a hundred
 * thousand steps that thread allocates less for any of them than it would for a quarter of the run's steps. How long it
 * takes is measured by releng/org.pirqscope.bench/desktop LongestBlock.
 */
@ExtendWith(Screenshot.class)
class LongWorkTest {

    private static final String OWN = "org.pirqscope.ui.";
    /** They open a dialog of the system, or ask the file system for one. */
    private static final Set<String> NATIVE =
            Set.of(OWN + "open", OWN + "open-folder", OWN + "review-patch", OWN + "save", OWN + "save-as");
    /** It has a parameter, which no key or menu leaves out. */
    private static final String THEME = OWN + "theme";
    /** A search and the preview of an export are jobs that do not end soon here; their own tests see them begin. */
    private static final Set<String> ENDLESS =
            Set.of(OWN + "explore", OWN + "explore-here", OWN + "explore-matrix", OWN + "export");

    private final UiRobot robot = new UiRobot();
    private long most;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        // the manual is read once, whatever the run
        robot.show("help");
        robot.show("diagram");
        Scenario reloads = LongRunTest.reloads();
        long before = bytes();
        Moment start = Moment.startOf(reloads);
        most = (bytes() - before) / 4;
        robot.desk().open(ScenarioDocument.unnamed(reloads), start);
        quiet();
    }

    @AfterEach
    void end() {
        Perspective.STEP.show();
        robot.page().resetPerspective();
        robot.begin("stale-pirq");
    }

    @Test
    void longWorkIsDoneElsewhere() {
        List<String> heavy = new ArrayList<>();
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith(OWN)) {
                measure(view.getLabel(), heavy, () -> robot.show(view.getId().substring(OWN.length())));
            }
        }
        for (Command command : commands()) {
            robot.desk().session().goTo(run().length() / 2);
            measure(command.getId(), heavy, () -> execute(command.getId()));
        }
        measure(
                "another kernel",
                heavy,
                () -> new Opening(robot.desk())
                        .change("kernel", one -> one.withVersions(one.versions().withLinux("4.12"))));
        measure("undo", heavy, () -> execute("org.eclipse.ui.edit.undo"));
        measure("redo", heavy, () -> execute("org.eclipse.ui.edit.redo"));
        assertTrue(heavy.isEmpty(), heavy::toString);
    }

    private List<Command> commands() {
        return Arrays.stream(PlatformUI.getWorkbench()
                        .getService(ICommandService.class)
                        .getDefinedCommands())
                .filter(command -> command.getId().startsWith(OWN)
                        && !NATIVE.contains(command.getId())
                        && !command.getId().equals(THEME)
                        && !ENDLESS.contains(command.getId()))
                .sorted()
                .toList();
    }

    private void measure(String what, List<String> heavy, Runnable deed) {
        long before = bytes();
        deed.run();
        quiet();
        long took = bytes() - before;
        if (took > most) {
            heavy.add(what + " allocates " + (took >> 20) + " MB, not " + (most >> 20));
        }
    }

    /** That this thread has allocated since it began. */
    private static long bytes() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                            "getThreadAllocatedBytes",
                            new Object[] {Thread.currentThread().threadId()},
                            new String[] {"long"});
        } catch (JMException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The dialog that it opens is closed. */
    private void execute(String command) {
        robot.display().timerExec(50, this::closeDialogs);
        try {
            robot.page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(command, null);
        } catch (NotEnabledException nothing) {
            // not at this place
        } catch (org.eclipse.core.commands.common.CommandException failure) {
            throw new AssertionError(command, failure);
        }
    }

    private void closeDialogs() {
        Shell main = robot.page().getWorkbenchWindow().getShell();
        for (Shell shell : robot.display().getShells()) {
            if (shell != main && shell.isVisible() && !shell.getText().isEmpty()) {
                shell.close();
            }
        }
    }

    private void quiet() {
        robot.spinUntil("no job is under way", () -> Job.getJobManager().isIdle());
        closeDialogs();
        robot.spin();
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
