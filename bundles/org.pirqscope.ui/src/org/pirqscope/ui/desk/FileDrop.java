package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;

/** Opens files and folders that are dropped anywhere on the window. */
public final class FileDrop extends DropTargetAdapter {

    private final Desk desk;

    public FileDrop(Shell shell, Desk desk) {
        this.desk = desk;
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(this);
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : event.detail;
    }

    @Override
    public void drop(DropTargetEvent event) {
        take(event.data);
    }

    /** Opens the files that a {@link FileTransfer} hands over; anything else is left alone. */
    public void take(Object dropped) {
        open(desk, dropped);
    }

    /** As {@link #take}, for a control inside the window that takes what is dropped on it. */
    public static void open(Desk desk, Object dropped) {
        if (dropped instanceof String[] files && files.length > 0) {
            new Opening(desk).files(Stream.of(files).map(Path::of).toList());
        }
    }
}
