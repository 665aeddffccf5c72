package org.pirqscope.bench;

import java.util.Collections;
import java.util.List;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;

/**
 * What F5 takes in the middle of a run of more than a hundred thousand steps, until all views in front show the step.
 */
final class StepOnScreen implements Runnable {

    private static final int RELOADS = 330;
    private static final int STEPS = 100;
    private static final double BUDGET = 16;

    @Override
    public void run() {
        Desk desk = PlatformUI.getWorkbench().getService(Desk.class);
        Moment start = Moment.startOf(reloads());
        desk.open(ScenarioDocument.unnamed(start.run().scenario()), start);
        desk.session().goTo(start.run().length() / 2);
        steps();
        Figure.of("F5 in a run of " + start.run().length() + " steps", BUDGET, StepOnScreen::steps)
                .print();
    }

    private static int steps() {
        for (int i = 0; i < STEPS; i++) {
            press("F5");
        }
        return STEPS;
    }

    private static void press(String key) {
        try {
            Binding binding = PlatformUI.getWorkbench()
                    .getService(IBindingService.class)
                    .getPerfectMatch(KeySequence.getInstance(key));
            PlatformUI.getWorkbench()
                    .getActiveWorkbenchWindow()
                    .getService(IHandlerService.class)
                    .executeCommand(binding.getParameterizedCommand(), null);
        } catch (ParseException | CommandException failure) {
            throw new IllegalStateException(key, failure);
        }
        while (Display.getCurrent().readAndDispatch()) {
            // what the step made the views do
        }
    }

    /** Two controllers whose driver is loaded and unloaded again and again. */
    static Scenario reloads() {
        Scenario base = BuiltIn.named("stale-pirq");
        Act[] script = Collections.nCopies(RELOADS, List.of(Act.LOAD, Act.UNLOAD)).stream()
                .flatMap(List::stream)
                .toArray(Act[]::new);
        List<Controller> controllers =
                base.controllers().stream().map(one -> one.withScript(script)).toList();
        return new Scenario(
                "reloads", "", base.versions().withLinux("4.11"), base.pool(), controllers, List.of(), List.of());
    }
}
