package org.pirqscope.ui.desk;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.evidence.lspci.LspciFormatException;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.VersionException;

/**
 * Something that could not be done, told to the user.
 *
 * @param subject the file or scenario that it is about
 */
public record FailureMessage(String subject, Exception failure) {

    /** Shows the dialog. What is not the user's input is logged too. */
    public void show() {
        if (!expected()) {
            Platform.getLog(FailureMessage.class).error(subject, failure);
        }
        MessageDialog.openError(
                PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), "Pirqscope", text());
    }

    private boolean expected() {
        return failure instanceof ScenarioException
                || failure instanceof VersionException
                || failure instanceof LspciFormatException
                || failure instanceof EvidenceException
                || failure instanceof java.io.IOException;
    }

    /** What the dialog says: the place first, then what is wrong. */
    public String text() {
        return switch (failure) {
            case ScenarioException wrong
            when wrong.line() > 0 ->
                wrong.file() + "\nline " + wrong.line() + ", column " + wrong.column() + "\n\n" + bare(wrong);
            case NoSuchFileException gone -> subject + "\n\nThere is no such file.";
            case AccessDeniedException denied -> subject + "\n\nThere is no permission to read or write the file.";
            case FileSystemException file
            when file.getReason() != null -> subject + "\n\nThis file cannot be written: " + file.getReason() + ".";
            case CharacterCodingException binary -> subject + "\n\nThis is not UTF-8 text.";
            default -> subject + "\n\n" + (failure.getMessage() == null ? failure.toString() : failure.getMessage());
        };
    }

    /** The message without the place, which the dialog has named already. */
    private static String bare(ScenarioException wrong) {
        String place = wrong.file() + ":" + wrong.line() + ":" + wrong.column() + ": ";
        String message = wrong.getMessage();
        return message.startsWith(place) ? message.substring(place.length()) : message;
    }
}
