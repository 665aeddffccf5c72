package org.pirqscope.ui.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.diagram.export.FileNameEnd;

/** The file to write: its end follows the format as long as it is the end of one. */
final class FileRow {

    private final Text name;

    FileRow(Composite parent, Path first, Runnable changed) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayout(new GridLayout(3, false));
        row.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false, 2, 1));
        new Label(row, SWT.NONE).setText("File &name:");
        name = new Text(row, SWT.BORDER);
        name.setData("id", "export-file");
        name.setText(first.toString());
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.addListener(SWT.Modify, event -> changed.run());
        Button browse = new Button(row, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, event -> browse());
    }

    private void browse() {
        FileDialog dialog = new FileDialog(name.getShell(), SWT.SAVE);
        dialog.setText("Export the diagram into");
        if (problem().isEmpty()) {
            dialog.setFilterPath(file().getParent().toString());
            dialog.setFileName(file().getFileName().toString());
        }
        String chosen = dialog.open();
        if (chosen != null) {
            name.setText(chosen);
        }
    }

    /** Gives the name this end, unless the user gave it one that no format has. */
    void follow(String extension) {
        String text = name.getText();
        String next = FileNameEnd.known(text) ? text.substring(0, text.lastIndexOf('.') + 1) + extension : text;
        if (!next.equals(text)) {
            name.setText(next);
        }
    }

    /** What is wrong with the name; empty if a file may be written there. */
    String problem() {
        String text = name.getText().strip();
        if (text.isEmpty()) {
            return "A file name is needed.";
        }
        try {
            Path path = Path.of(text).toAbsolutePath();
            return Files.isDirectory(path)
                    ? text + " is a folder; a file name is needed."
                    : Files.isDirectory(path.getParent()) ? "" : "There is no folder " + path.getParent() + ".";
        } catch (InvalidPathException wrong) {
            return "This is not a file name.";
        }
    }

    /** What is typed. */
    String name() {
        return name.getText().strip();
    }

    /** The file, where there is no problem. */
    Path file() {
        return Path.of(name.getText().strip()).toAbsolutePath();
    }
}
