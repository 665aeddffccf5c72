package org.pirqscope.ui.preference;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.swt.widgets.Composite;

/** A folder that is a git clone, with or without a work tree, or none. */
final class CloneField extends DirectoryFieldEditor {

    CloneField(String key, String label, Composite parent) {
        init(key, label);
        setChangeButtonText("&Browse...");
        setValidateStrategy(VALIDATE_ON_KEY_STROKE);
        createControl(parent);
        getTextControl(parent).setData("id", key);
    }

    @Override
    protected boolean doCheckState() {
        String typed = getTextControl().getText().strip();
        String wrong = typed.isEmpty() ? "" : wrong(typed);
        setErrorMessage(wrong);
        return wrong.isEmpty();
    }

    private static String wrong(String typed) {
        Path folder;
        try {
            folder = Path.of(typed);
        } catch (InvalidPathException damaged) {
            return typed + " is no folder";
        }
        if (!Files.isDirectory(folder)) {
            return typed + " is no folder";
        }
        boolean clone = Files.exists(folder.resolve(".git"))
                || Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"));
        return clone ? "" : typed + " is no git clone: it has neither .git nor HEAD and objects";
    }
}
