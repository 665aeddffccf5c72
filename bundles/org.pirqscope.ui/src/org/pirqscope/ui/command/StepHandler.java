package org.pirqscope.ui.command;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.report.moment.Move;
import org.pirqscope.ui.desk.Desk;

/** F5 to F8, with Shift backwards, Home and End; plugin.xml says which: {@code StepHandler:back-over}. */
public class StepHandler extends DeskHandler implements IExecutableExtension {

    private static final Map<String, Consumer<Desk>> MOVES = Map.of(
            "into", desk -> desk.session().forward(Move.INTO),
            "over", desk -> desk.session().forward(Move.OVER),
            "return", desk -> desk.session().forward(Move.RETURN),
            "resume", desk -> desk.breakpoints().resume(),
            "back-into", desk -> desk.session().backward(Move.INTO),
            "back-over", desk -> desk.session().backward(Move.OVER),
            "back-return", desk -> desk.session().backward(Move.RETURN),
            "back-resume", desk -> desk.breakpoints().resumeBackwards(),
            "first", desk -> desk.session().toStart(),
            "last", desk -> desk.session().toEnd());

    private String move;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        move = String.valueOf(data);
        if (!MOVES.containsKey(move)) {
            throw new IllegalArgumentException("no such move: " + move);
        }
    }

    @Override
    void run(Desk desk, Shell shell) {
        MOVES.get(move).accept(desk);
    }
}
