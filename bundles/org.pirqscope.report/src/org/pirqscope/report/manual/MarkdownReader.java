package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/** Reads a page of docs/, which is CommonMark with tables. */
final class MarkdownReader extends AbstractVisitor {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final List<ManualBlock> blocks = new ArrayList<>();
    private String mark = "";

    private MarkdownReader() {}

    static List<ManualBlock> read(String page) {
        MarkdownReader reader = new MarkdownReader();
        PARSER.parse(page).accept(reader);
        return List.copyOf(reader.blocks);
    }

    @Override
    public void visit(Heading heading) {
        blocks.add(new ManualBlock.Heading(heading.getLevel(), InlineReader.read(heading)));
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
            blocks.add(new ManualBlock.Picture(image.getDestination(), Inline.text(InlineReader.read(image))));
        } else {
            words(InlineReader.read(paragraph));
        }
    }

    /** The first paragraph of a point has the point's mark. */
    private void words(List<Inline> words) {
        blocks.add(mark.isEmpty() ? new ManualBlock.Prose(words) : new ManualBlock.Item(mark, words));
        mark = "";
    }

    @Override
    public void visit(BulletList list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            point("*", item);
        }
    }

    @Override
    public void visit(OrderedList list) {
        int number = list.getMarkerStartNumber();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            point(number++ + ".", item);
        }
    }

    private void point(String sign, Node item) {
        mark = sign;
        visit((ListItem) item);
        mark = "";
    }

    @Override
    public void visit(FencedCodeBlock code) {
        blocks.add(new ManualBlock.Listing(code.getLiteral().lines().toList()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        blocks.add(new ManualBlock.Listing(code.getLiteral().lines().toList()));
    }

    @Override
    public void visit(HtmlBlock block) {
        words(List.of(new Inline.Words(block.getLiteral().replace("\n", " "))));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            List<List<List<Inline>>> rows = new ArrayList<>();
            rows(table, rows);
            blocks.add(new ManualBlock.Grid(List.copyOf(rows)));
        } else {
            visitChildren(block);
        }
    }

    private static void rows(Node part, List<List<List<Inline>>> rows) {
        for (Node child = part.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                rows.add(cells(row));
            } else {
                rows(child, rows);
            }
        }
    }

    private static List<List<Inline>> cells(TableRow row) {
        List<List<Inline>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(InlineReader.read(cell));
        }
        return List.copyOf(cells);
    }
}
