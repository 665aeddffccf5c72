package org.pirqscope.ui.export;

import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.ExportStyle;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.ui.theme.SystemLook;

/** How the export looks: fields of a text and of a picture; those that don't apply to the format cannot be changed. */
final class StyleGroup {

    private final Group group;
    private final Combo preset;
    private final Combo width;
    private final Spinner quotes;
    private final Spinner indent;
    private final Spinner rows;
    private final Button dark;
    private final Combo scale;
    private final Spinner slide;

    StyleGroup(Composite parent, ExportStyle shown, Runnable changed) {
        group = new Group(parent, SWT.NONE);
        group.setText("Look");
        group.setLayout(new GridLayout(4, false));
        group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1));
        preset = combo(
                "Prese&t:",
                SWT.READ_ONLY,
                "export-preset",
                3,
                Stream.of(Preset.values()).map(Preset::label).toArray(String[]::new));
        preset.select(shown.preset().ordinal());
        width = combo("&Width:", SWT.NONE, "export-width", 1, "72", "75", "80");
        width.setText(shown.width());
        quotes = spinner(
                "&Quotes:", "export-quotes", shown.quotes(), 8, "Number of quote marks before each row of a reply");
        indent = spinner("Mar&gin:", "export-indent", shown.indent(), 16, "Spaces before each row");
        rows = spinner(
                "&Height:",
                "export-rows",
                shown.rows(),
                999,
                "Maximum number of rows of a text that shows what matters for a failure or a finding; 0: no limit");
        scale = combo("Sc&ale:", SWT.NONE, "export-scale", 1, "1", "1.5", "2", "3");
        scale.setText(shown.scale());
        slide = spinner(
                "Slide n&umber:",
                "export-slide",
                shown.slide(),
                ExportStyle.MOST_SLIDES,
                "Which slide is written of a text that needs several; a PDF holds all");
        slide.setMinimum(1);
        dark = SystemLook.keep(new Button(group, SWT.CHECK));
        dark.setText("&Dark colours");
        dark.setData("id", "export-dark");
        dark.setSelection(shown.dark());
        dark.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        Stream.of(preset, width, quotes, indent, rows, scale, slide, dark)
                .forEach(control -> control.addListener(SWT.Selection, event -> changed.run()));
        Stream.of(width, quotes, indent, rows, scale, slide)
                .forEach(control -> control.addListener(SWT.Modify, event -> changed.run()));
    }

    private void label(String text) {
        new Label(group, SWT.NONE).setText(text);
    }

    private Spinner spinner(String name, String id, int shown, int most, String tip) {
        label(name);
        Spinner spinner = SystemLook.keep(new Spinner(group, SWT.BORDER));
        spinner.setData("id", id);
        spinner.setToolTipText(tip);
        spinner.setValues(shown, 0, most, 0, 1, 5);
        spinner.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return spinner;
    }

    private Combo combo(String name, int style, String id, int columns, String... items) {
        label(name);
        Combo combo = SystemLook.keep(new Combo(group, style));
        combo.setData("id", id);
        combo.setItems(items);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1));
        return combo;
    }

    /** Room beside the last field, for two more. */
    Composite rest() {
        Composite rest = new Composite(group, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        rest.setLayout(layout);
        rest.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return rest;
    }

    /** What is filled in. */
    ExportStyle style() {
        Preset chosen = Preset.values()[Math.max(0, preset.getSelectionIndex())];
        return new ExportStyle(
                width.getText(),
                chosen,
                quotes.getSelection(),
                indent.getSelection(),
                rows.getSelection(),
                dark.getSelection(),
                scale.getText(),
                slide.getSelection());
    }

    /**
     * Enables the fields that this format uses.
     *
     * @param shortened whether a text of the chosen part is made to be short
     */
    void use(ExportFormat format, boolean shortened) {
        boolean text = format == ExportFormat.TEXT;
        preset.setEnabled(text);
        width.setEnabled(text);
        quotes.setEnabled(text && style().preset() == Preset.REPLY);
        indent.setEnabled(text);
        rows.setEnabled(text && shortened);
        dark.setEnabled(format.picture());
        scale.setEnabled(format.pixels());
        slide.setEnabled(format.oneSlide());
    }
}
