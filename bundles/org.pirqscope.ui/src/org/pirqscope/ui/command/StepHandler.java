package org.pirqscope.ui.command;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.Session;
import org.pirqscope.ui.desk.Desk;

/** F5 to F8, with Shift backwards, Home and End; plugin.xml says which: {@code StepHandler:back-over}. */
public class StepHandler extends DeskHandler implements IExecutableExtension {

    private static final Map<String, Consumer<Session>> MOVES = Map.of(
            "into", session -> session.forward(Move.INTO),
            "over", session -> session.forward(Move.OVER),
            "return", session -> session.forward(Move.RETURN),
            "resume", session -> session.forward(Move.RESUME),
            "back-into", session -> session.backward(Move.INTO),
            "back-over", session -> session.backward(Move.OVER),
            "back-return", session -> session.backward(Move.RETURN),
            "back-resume", session -> session.backward(Move.RESUME),
            "first", Session::toStart,
            "last", Session::toEnd);

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
        MOVES.get(move).accept(desk.session());
    }
}
