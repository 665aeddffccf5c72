package org.pirqscope.ui.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.machine.version.Row;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;

/** A combo box for the version of one product: the releases of its table to choose from, any other to type. Beside it the table's row. */
final class VersionBox {

    private static final Pattern RELEASE = Pattern.compile("\\d+(?:\\.\\d+)+(?:-rc\\d+)?");

    private final Table table;
    private final Combo combo;
    private final Label row;
    private String shown = "";

    VersionBox(Composite parent, Table table, Consumer<String> chosen) {
        this.table = table;
        Label name = new Label(parent, SWT.NONE);
        name.setText(table.product());
        combo = new Combo(parent, SWT.DROP_DOWN);
        combo.setData("id", "version-" + table.product());
        combo.setItems(releases(table).toArray(String[]::new));
        combo.setVisibleItemCount(20);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        new Label(parent, SWT.NONE);
        row = new Label(parent, SWT.WRAP);
        GridData wrapped = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wrapped.widthHint = 120;
        row.setLayoutData(wrapped);
        combo.addListener(SWT.Selection, event -> choose(combo.getText(), chosen));
        combo.addListener(SWT.DefaultSelection, event -> choose(combo.getText(), chosen));
        combo.addListener(SWT.FocusOut, event -> show(shown));
    }

    /** The releases that the labels of the rows name; the label of a row says where it begins and ends. */
    static List<String> releases(Table table) {
        Set<String> releases = new LinkedHashSet<>();
        for (Row row : table.rows()) {
            Matcher release = RELEASE.matcher(row.label());
            while (release.find()) {
                releases.add(release.group());
            }
        }
        if (table.product().equals("QEMU")) {
            releases.add("2.0");
        }
        return releases.stream().filter(release -> known(table, release)).sorted(VersionBox::compare).toList();
    }

    private static boolean known(Table table, String release) {
        try {
            table.row(release);
            return true;
        } catch (VersionException unknown) {
            return false;
        }
    }

    private static int compare(String one, String other) {
        return org.pirqscope.machine.version.Release.parse("", one).compareTo(org.pirqscope.machine.version.Release.parse("", other));
    }

    private void choose(String typed, Consumer<String> chosen) {
        if (typed.strip().equals(shown)) {
            return;
        }
        try {
            describe(table.row(typed.strip()));
            chosen.accept(typed.strip());
        } catch (VersionException unknown) {
            row.setText("\u26a0 " + unknown.getMessage());
            row.setToolTipText(unknown.getMessage());
        }
    }

    /** Shows the version that runs. */
    void show(String version) {
        shown = version;
        if (!combo.getText().equals(version)) {
            combo.setText(version);
        }
        describe(table.row(version));
    }

    private void describe(Row found) {
        row.setText((found.label() + ": " + found.note()).replace("&", "&&"));
        StringBuilder tip = new StringBuilder(found.toString());
        table.columns().forEach(column -> tip.append('\n').append(column.title()).append(": ").append(found.value(column.name()))
                .append("  (").append(column.source()).append(')'));
        row.setToolTipText(tip.toString().replace("&", "&&"));
    }
}
