namespace Robotics.Core.Tasks;

/// <summary>One message of a dialog with a language model.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">As sent or received, secrets taken out.</param>
public sealed record ModelMessage(string Role, string Text);
