using Parlot;
using Parlot.Fluent;

namespace Robotics.Sim.Libero.Bddl;

/// <summary>Reads the s-expression of a BDDL file: lists and words, comments from <c>;</c> to the end of the line, all lower-cased.</summary>
internal static class FormParser
{
    private static readonly Parser<Node> OneForm = Build();

    /// <summary>Offsets instead of lines, while the parser runs.</summary>
    private sealed record Node(int Offset, string? Word, IReadOnlyList<Node> Items);

    /// <summary>The one list that the file consists of.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: the text is not one balanced list; file and line are named.</exception>
    public static Form Parse(string text, string file)
    {
        string lower = text.ToLowerInvariant();
        int[] starts = LineStarts(lower);
        if (OneForm.TryParse(lower, out Node? root, out ParseError? error)) return WithLines(root!, starts);
        int offset = error?.Position.Offset ?? 0;
        while (offset < lower.Length && char.IsWhiteSpace(lower[offset])) offset++;
        string found = offset >= lower.Length ? "the end of the file" : $"'{lower[offset]}'";
        string unclosed = InnermostOpen(lower, offset) is { } line ? $" (the list opened on line {line} is not closed)" : "";
        throw BddlError.At(file, LineOf(starts, offset), error?.Message ?? "one list '(define …)'", found + unclosed);
    }

    private static Parser<Node> Build()
    {
        Deferred<Node> form = Deferred<Node>();
        Parser<Node> word = SkipWhiteSpace(Literals.NoneOf("() \t\r\n;")).Then(span => new Node(span.Offset, span.ToString(), []));
        Parser<Node> list = Terms.Char('(').Then((_, _, end, _) => end - 1)
            .And(ZeroOrMany(form))
            .AndSkip(Terms.Char(')').ElseError("a word, '(' or ')'"))
            .Then(x => new Node(x.Item1, null, x.Item2));
        form.Parser = OneOf(list, word);
        return list.ElseError("'(define …)'").AndSkip(SkipWhiteSpace(Always()).AndSkip(Parsers.Eof().ElseError("the end of the file")))
            .WithComments(c => c.WithWhiteSpaceOrNewLine().WithSingleLine(";"));
    }

    private static Form WithLines(Node node, int[] starts) =>
        new(LineOf(starts, node.Offset), node.Word, [.. node.Items.Select(item => WithLines(item, starts))]);

    private static int[] LineStarts(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') starts.Add(i + 1);
        }

        return [.. starts];
    }

    private static int LineOf(int[] starts, int offset)
    {
        int at = Array.BinarySearch(starts, offset);
        return at >= 0 ? at + 1 : ~at;
    }

    private static int? InnermostOpen(string text, int end)
    {
        Stack<int> open = new();
        int line = 1;
        bool comment = false;
        for (int i = 0; i < Math.Min(end, text.Length); i++)
        {
            if (text[i] == '\n') (line, comment) = (line + 1, false);
            else if (text[i] == ';') comment = true;
            else if (!comment && text[i] == '(') open.Push(line);
            else if (!comment && text[i] == ')') open.TryPop(out _);
        }

        return open.TryPeek(out int innermost) && end >= text.Length ? innermost : null;
    }
}
