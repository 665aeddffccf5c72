package org.pirqscope.ui.view;

import java.util.Comparator;
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
import org.eclipse.swt.widgets.Link;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionReading;
import org.pirqscope.machine.version.VersionRow;

/**
 * A combo box for the version of one product: the releases of its table to choose from, any other to type. Beside it
 * the table's row.
 */
final class VersionBox {

    private static final Pattern RELEASE = Pattern.compile("\\d+(?:\\.\\d+)+(?:-rc\\d+)?");

    private final Table table;
    private final Combo combo;
    private final Label row;
    private final Link changed;
    private String shown = "";
    private VersionRow running;

    VersionBox(Composite parent, Table table, Consumer<String> chosen, Runnable asReleased) {
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
        row.setData("id", "row-" + table.product());
        GridData wrapped = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wrapped.widthHint = 120;
        row.setLayoutData(wrapped);
        changed = new Link(parent, SWT.WRAP);
        changed.setData("id", "changed-" + table.product());
        changed.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1));
        changed.setToolTipText(
                "The scenario changes how this release behaves; another release is changed in the same way");
        changed.addListener(SWT.Selection, event -> asReleased.run());
        combo.addListener(SWT.Selection, event -> choose(combo.getText(), chosen));
        combo.addListener(SWT.DefaultSelection, event -> choose(combo.getText(), chosen));
        combo.addListener(SWT.FocusOut, event -> {
            if (running != null) {
                show(shown, running);
            }
        });
    }

    /** The releases that the labels of the rows name; the label of a row says where it begins and ends. */
    static List<String> releases(Table table) {
        Set<String> releases = new LinkedHashSet<>();
        for (VersionRow row : table.rows()) {
            Matcher release = RELEASE.matcher(row.label());
            while (release.find()) {
                releases.add(release.group());
            }
        }
        if (table.product().equals("QEMU")) {
            releases.add("2.0");
        }
        return releases.stream()
                .filter(release -> known(table, release))
                .sorted(Comparator.comparing(release -> table.read(release).release()))
                .toList();
    }

    private static boolean known(Table table, String release) {
        try {
            table.row(release);
            return true;
        } catch (VersionException unknown) {
            return false;
        }
    }

    private void choose(String typed, Consumer<String> chosen) {
        if (typed.strip().equals(shown)) {
            return;
        }
        try {
            VersionReading reading = table.read(typed);
            if (reading.name().equals(shown)) {
                combo.setText(shown);
            } else {
                describe(reading.row());
                chosen.accept(typed);
            }
        } catch (VersionException unknown) {
            row.setText("\u26a0 " + unknown.getMessage());
            row.setToolTipText(unknown.getMessage());
        }
    }

    /** Shows the version that runs, with its row. */
    void show(String version, VersionRow found) {
        shown = version;
        running = found;
        if (!combo.getText().equals(version)) {
            combo.setText(version);
        }
        describe(found);
        whatIf(found);
    }

    private void whatIf(VersionRow found) {
        boolean any = !found.changed().isEmpty();
        ((GridData) changed.getLayoutData()).exclude = !any;
        changed.setVisible(any);
        changed.setText("\u26a0 CHANGED " + found.whatIf() + "  <a>as released</a>");
    }

    private void describe(VersionRow found) {
        String reading = found.reading().isEmpty() ? "" : "\n\u26a0 " + found.reading();
        row.setText((found.label() + ": " + found.note() + reading).replace("&", "&&"));
        StringBuilder tip = new StringBuilder(found.toString());
        table.columns()
                .forEach(column -> tip.append('\n')
                        .append(column.title())
                        .append(": ")
                        .append(found.value(column.name()))
                        .append("  (")
                        .append(column.source())
                        .append(')'));
        row.setToolTipText(tip.toString().replace("&", "&&"));
    }
}
