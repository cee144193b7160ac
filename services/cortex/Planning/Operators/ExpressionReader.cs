using Parlot;
using Parlot.Fluent;

namespace Robotics.Cortex.Planning.Operators;

/// <summary>Text in parentheses → nested expressions. Comments run from a semicolon to the end of the line.</summary>
internal static class ExpressionReader
{
    private static readonly Parser<Expression> Grammar = Build();

    /// <exception cref="RoboticsException">MalformedFile: with the line, and what was expected.</exception>
    public static Expression Read(OperatorText file)
    {
        ParseContext context = new(new Scanner(file.Text));
        if (!Grammar.TryParse(context, out Expression? read, out ParseError? error) || read is null)
            throw file.Malformed(error?.Position.Offset ?? context.Scanner.Cursor.Offset, error?.Message ?? "expected '(define (domain NAME) …)'");
        return read;
    }

    private static Parser<Expression> Build()
    {
        Deferred<Expression> expression = Deferred<Expression>();
        Parser<Expression> word = Terms.Pattern(IsWordCharacter)
            .Then(span => new Expression(span.ToString().ToLowerInvariant(), [], span.Offset));
        Parser<int> open = Terms.Char('(').Then((context, _) => context.Scanner.Cursor.Offset - 1);
        Parser<Expression> list = open
            .And(ZeroOrMany(expression))
            .AndSkip(Terms.Char(')').ElseError("expected ')' or another item"))
            .Then(read => new Expression(null, [.. read.Item2], read.Item1));
        expression.Parser = list.Or(word);
        return list.ElseError("expected '('")
            .AndSkip(Terms.Char('(').Or(Terms.Char(')')).Optional().When((_, extra) => !extra.HasValue).ElseError("expected the end of the file"))
            .WithComments(comments => comments.WithWhiteSpaceOrNewLine().WithSingleLine(";"));
    }

    private static bool IsWordCharacter(char c) => !char.IsWhiteSpace(c) && c is not ('(' or ')' or ';');
}
