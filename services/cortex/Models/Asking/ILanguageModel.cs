namespace Robotics.Cortex.Models.Asking;

/// <summary>Answers questions, or says why it did not: a model that is away, slow or broken is a value, never an exception.</summary>
/// <remarks>Thread-safe. Whoever asks must do without an answer.</remarks>
public interface ILanguageModel
{
    string Name { get; }

    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    ValueTask<ModelReply> AskAsync(ModelRequest request, CancellationToken ct);
}
