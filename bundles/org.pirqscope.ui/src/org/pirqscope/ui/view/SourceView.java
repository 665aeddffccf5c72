package org.pirqscope.ui.view;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.cli.review.SourceHunks;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.source.CallSource;
import org.pirqscope.source.HunkText.Sign;
import org.pirqscope.source.SourceException;
import org.pirqscope.source.UserClone;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.LatestAnswer;

/** The function behind the current call, as it stood at the run's version, out of the user's own git clone. */
public class SourceView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.source";

    private Label title;
    private StyledText text;
    private ThemePalette palette;
    private LatestAnswer<Found> answers;
    private Found shown = new Found("", null);
    private Asked asked;

    /** What is looked for. @param folder the clone, empty where the user has named none */
    private record Asked(Layer layer, Call call, String release, String folder) {}

    /** What was found. @param source null where the sentence says why there is none */
    private record Found(String sentence, CallSource source) {}

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        title = new Label(box, SWT.WRAP);
        title.setData("id", "source-title");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.horizontalIndent = 6;
        data.widthHint = 100;
        title.setLayoutData(data);
        text = SystemLook.keep(new StyledText(box, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL));
        text.setData("id", "source");
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.setTabs(8);
        AccessibleNames.name(text, "Source of the current call");
        palette = new ThemePalette(text, this::restyle);
        answers = new LatestAnswer<>(text, this::show);
        desk().reviewed().watchHunks(box, this::paint);
        for (String product : new String[] {"linux", "qemu", "xen"}) {
            desk().hearPreference(text, DeskPreferences.CLONE + product, this::ask);
        }
        restyle();
        return box;
    }

    private void restyle() {
        text.setFont(palette.mono());
        text.setBackground(palette.of(Tone.PANE));
        text.setForeground(palette.of(Tone.TEXT));
        paint();
    }

    @Override
    void show(SessionEvent news) {
        ask();
    }

    private void ask() {
        desk().session()
                .now()
                .step()
                .ifPresentOrElse(
                        this::ask, () -> show(new Found("At the start of the run no call is made yet.", null)));
    }

    private void ask(Step step) {
        Layer layer = step.layer();
        String release =
                CallSource.release(desk().session().now().run().scenario().versions(), layer);
        String folder = desk().preferences()
                .getString(DeskPreferences.CLONE + CallSource.project(layer))
                .strip();
        Asked next = new Asked(layer, step.call(), release, folder);
        // a call is entered and left
        if (asked != null && asked.equals(next) && shown.source() != null) {
            return;
        }
        asked = next;
        if (folder.isEmpty()) {
            answers.withdraw();
            show(new Found(
                    step.call().name() + ": no git clone of " + CallSource.project(layer)
                            + " is set. Window > Preferences, Git Clones names yours; nothing is missing but its text.",
                    null));
            return;
        }
        tell(step.call().name() + " \u2026");
        answers.ask(false, () -> find(next));
    }

    private static Found find(Asked asked) {
        try (UserClone clone = UserClone.open(Path.of(asked.folder()))) {
            CallSource source = CallSource.of(clone.release(asked.layer(), asked.release()), asked.call());
            return new Found(source.title(), source);
        } catch (SourceException missing) {
            return new Found(asked.call().name() + ": " + missing.getMessage() + ".", null);
        } catch (InvalidPathException none) {
            return new Found(asked.folder() + " is no folder.", null);
        }
    }

    private void show(Found found) {
        shown = found;
        paint();
    }

    private void tell(String sentence) {
        title.setText(sentence.replace("&", "&&"));
        title.getParent().layout(true);
    }

    private void paint() {
        if (text.isDisposed()) {
            return;
        }
        tell(shown.sentence());
        CallSource source = shown.source();
        if (source == null) {
            text.setText("");
            return;
        }
        SourceHunks hunks = desk().reviewed().hunks();
        Map<Integer, Sign> signs = hunks.over(source);
        text.setText(numbered(source, signs));
        signs.forEach((number, sign) -> colour(number - source.first(), sign));
        int focus = source.focus() - source.first();
        if (focus > 0) {
            text.setLineBackground(focus, 1, palette.of(Tone.SELECTION));
        }
        int wanted = signs.isEmpty() ? focus : signs.keySet().iterator().next() - source.first();
        text.setTopIndex(Math.max(0, wanted - 3));
    }

    private void colour(int line, Sign sign) {
        Tone tone = switch (sign) {
            case REMOVED -> Tone.GOING;
            case ADDED -> Tone.ADDED;
            case KEPT -> Tone.HEAD;
        };
        text.setLineBackground(line, 1, palette.of(tone));
    }

    private static String numbered(CallSource source, Map<Integer, Sign> signs) {
        StringBuilder out = new StringBuilder();
        int width = Integer.toString(source.last()).length();
        for (int i = 0; i < source.lines().size(); i++) {
            int number = source.first() + i;
            Sign sign = signs.get(number);
            out.append(i == 0 ? "" : "\n")
                    .append(sign == null ? ' ' : sign.letter())
                    .append(" ".repeat(width - Integer.toString(number).length() + 1))
                    .append(number)
                    .append("  ")
                    .append(source.lines().get(i).replace("\t", "        "));
        }
        return out.toString();
    }

    @Override
    String legend() {
        return "- and + lines that the patch under review takes away there or has put there";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(
                text.getSelectionCount() > 0 ? text.getSelectionText() : title.getText() + "\n" + text.getText());
    }

    @Override
    void focus() {
        text.setFocus();
    }
}
