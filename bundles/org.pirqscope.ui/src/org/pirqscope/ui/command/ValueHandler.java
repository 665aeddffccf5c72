package org.pirqscope.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.view.ValueSource;
import org.pirqscope.ui.view.ValueSource.Selected;
import org.pirqscope.ui.view.WhyView;

/**
 * What the reviewer asks about the selected row of a table: why it is so, and when it changed before and changes next;
 * plugin.xml says which: {@code ValueHandler:why}.
 */
public class ValueHandler extends AbstractHandler implements IExecutableExtension {

    private String what;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        what = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Desk desk = PlatformUI.getWorkbench().getService(Desk.class);
        Optional<Selected> selected = HandlerUtil.getActivePart(event) instanceof ValueSource source
                ? source.selectedValue()
                : Optional.empty();
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        if (what.equals("why")) {
            selected.ifPresentOrElse(value -> WhyView.ask(page, value), () -> WhyView.ask(page));
        } else if (selected.isEmpty()) {
            desk.tell("Select a row of a table first: its next and previous change are meant");
        } else {
            follow(desk, selected.get(), what.equals("next"));
        }
        return null;
    }

    /** The steps are looked through from the current one on: the change is mostly near. */
    private static void follow(Desk desk, Selected value, boolean forward) {
        List<Step> steps = desk.session().now().run().steps();
        int position = desk.session().now().position();
        OptionalInt found = (forward
                        ? IntStream.rangeClosed(position + 1, steps.size())
                        : IntStream.iterate(position - 1, step -> step > 0, step -> step - 1))
                .filter(step -> steps.get(step - 1).effects().stream().anyMatch(effect -> isOf(effect, value)))
                .findFirst();
        found.ifPresentOrElse(
                desk.session()::goTo,
                () -> desk.tell(
                        value.subject().text() + " does not change " + (forward ? "after" : "before") + " this step"));
    }

    private static boolean isOf(Effect effect, Selected value) {
        return effect.subject().equals(value.subject())
                && (value.fields().isEmpty() || value.fields().contains(effect.field()));
    }
}
