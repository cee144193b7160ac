namespace Robotics.Tests.Models;

/// <summary>What a <see cref="ModelServer"/> does with a request.</summary>
internal abstract record ServerAnswer
{
    public static ServerAnswer Say(string text) => new Said(text);

    public static ServerAnswer Refuse(int status, string message) => new Refused(status, message);

    /// <summary>No answer until the client gives up.</summary>
    public static ServerAnswer Silence { get; } = new Silent();

    /// <summary>The connection is cut in the middle of the answer.</summary>
    public static ServerAnswer Broken { get; } = new Cut();

    /// <summary>A body that is not of the protocol.</summary>
    public static ServerAnswer Babble(string body) => new Babbled(body);

    public sealed record Said(string Text) : ServerAnswer;

    public sealed record Refused(int Status, string Message) : ServerAnswer;

    public sealed record Silent : ServerAnswer;

    public sealed record Cut : ServerAnswer;

    public sealed record Babbled(string Body) : ServerAnswer;
}
