package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What stands inside of a paragraph, a heading or a cell. */
final class InlineReader extends AbstractVisitor {

    private final List<Inline> pieces = new ArrayList<>();

    private InlineReader() {}

    static List<Inline> read(Node node) {
        InlineReader reader = new InlineReader();
        reader.visitChildren(node);
        return List.copyOf(reader.pieces);
    }

    private void words(String text) {
        boolean more = !pieces.isEmpty() && pieces.getLast() instanceof Inline.Words;
        String before = more ? pieces.removeLast().text() : "";
        pieces.add(new Inline.Words(before + text));
    }

    @Override
    public void visit(Text text) {
        words(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        words(" ");
    }

    @Override
    public void visit(HardLineBreak end) {
        words(" ");
    }

    @Override
    public void visit(HtmlInline tag) {
        words(tag.getLiteral().replace("\n", " "));
    }

    @Override
    public void visit(Code code) {
        pieces.add(new Inline.Code(code.getLiteral()));
    }

    @Override
    public void visit(Emphasis node) {
        pieces.add(new Inline.Strong(Inline.text(read(node))));
    }

    @Override
    public void visit(StrongEmphasis node) {
        pieces.add(new Inline.Strong(Inline.text(read(node))));
    }

    @Override
    public void visit(Link link) {
        pieces.add(new Inline.Reference(Inline.text(read(link)), link.getDestination()));
    }

    @Override
    public void visit(Image image) {
        pieces.add(new Inline.Reference(Inline.text(read(image)), image.getDestination()));
    }
}
