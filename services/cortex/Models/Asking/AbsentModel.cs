namespace Robotics.Cortex.Models.Asking;

/// <summary>Stands where no model is configured: never answers, and says so.</summary>
public sealed class AbsentModel : ILanguageModel
{
    public string Name => "none";

    public ValueTask<ModelReply> AskAsync(ModelRequest request, CancellationToken ct) => ValueTask.FromResult(new ModelReply { Fault = "no model is configured" });
}
