package org.pirqscope.ui.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;
import org.pirqscope.report.keys.KeyDump;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.LatestAnswer;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** What a debug key of Xen would print after the current step: the text of {@code pirqscope keys}. */
public class KeysView extends StepView {

    private DebugKey key = DebugKey.IRQS;
    private RowTable<String> table;
    private KeyDump dump;
    private Set<String> before = Set.of();
    private LatestAnswer<Dump> answers;

    /** What a key prints after a step. @param before the lines that it would have printed before */
    private record Dump(KeyDump now, Set<String> before) {

        static Dump of(Run run, int step, DebugKey key) {
            KeyDump before = DebugKeys.at(run, Math.max(0, step - 1)).dump(key);
            return new Dump(DebugKeys.at(run, step).dump(key), new HashSet<>(before.lines()));
        }
    }

    @Override
    Control create(Composite parent) {
        table = new RowTable<>(
                parent,
                "keys",
                getPartName(),
                List.of(new Heading<>("xl dmesg", "What xl dmesg shows after xl debug-keys", line -> line)),
                line -> before.contains(line) ? RowLook.PLAIN : RowLook.ADDED,
                line -> line);
        table.legend(legend());
        answers = new LatestAnswer<>(table.control(), this::show);
        for (DebugKey each : DebugKey.values()) {
            toolBar(choice(each));
        }
        return table.control();
    }

    private Action choice(DebugKey choice) {
        Action action = new Action(choice.letter(), IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    key = choice;
                    stand();
                }
            }
        };
        action.setToolTipText("Debug key " + choice.letter() + ": " + choice.title());
        action.setChecked(choice == key);
        return action;
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged() && !Preparation.isShort(news.now().run())) {
            dump = null;
            table.show(List.of());
        }
        stand();
    }

    private void stand() {
        Run run = desk().session().now().run();
        int step = desk().session().now().position();
        DebugKey asked = key;
        answers.ask(Preparation.isShort(run), () -> Dump.of(run, step, asked));
    }

    private void show(Dump answer) {
        dump = answer.now();
        before = answer.before();
        table.show(dump.lines());
        describe(String.join("; ", dump.open()));
    }

    @Override
    String legend() {
        return "+ another line than before this step, ? what no scenario decides";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(dump == null ? "" : dump.text());
    }
}
