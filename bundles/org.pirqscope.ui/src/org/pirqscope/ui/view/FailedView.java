package org.pirqscope.ui.view;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.CopyText;

/** Stands in the place of a view that failed: one sentence, and the details for whoever is to mend it. */
final class FailedView {

    private final Composite box;
    private final Label sentence;
    private final Text details;
    private final ThemePalette palette;

    /** @param again makes the view anew */
    FailedView(Composite parent, String view, Throwable failure, Runnable again) {
        box = new Composite(parent, SWT.NONE);
        box.setData("id", "failed-view");
        box.setLayout(new GridLayout(2, false));
        sentence = new Label(box, SWT.WRAP);
        sentence.setData("id", "failed-sentence");
        sentence.setText(sentence(view, failure).replace("&", "&&"));
        GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1);
        wide.widthHint = 100;
        sentence.setLayoutData(wide);
        details = new Text(box, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        AccessibleNames.name(details, "Details of the failure");
        details.setText(details(failure));
        details.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        button("&Try Again", again);
        String all = sentence(view, failure) + "\n\n" + details(failure);
        button("&Copy Details", () -> CopyText.copy(box.getDisplay(), all));
        palette = new ThemePalette(details, this::style);
        style();
    }

    private void style() {
        sentence.setFont(palette.bold());
        sentence.setForeground(palette.of(Tone.ALARM));
        details.setFont(palette.mono());
        details.setBackground(palette.of(Tone.PANE));
        details.setForeground(palette.of(Tone.TEXT));
    }

    private void button(String text, Runnable deed) {
        Button button = new Button(box, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> deed.run());
    }

    private static String sentence(String view, Throwable failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return "The view %s has failed, a fault in Pirqscope: %s. The other views go on."
                .formatted(view, why.strip().replaceAll("[.\\s]+$", "").replaceAll("\\s+", " "));
    }

    private static String details(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The widget. */
    Composite control() {
        return box;
    }
}
