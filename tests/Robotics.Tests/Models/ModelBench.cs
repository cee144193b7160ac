using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Cortex.Language;
using Robotics.Cortex.Models;
using Robotics.Cortex.Planning;
using Robotics.Host.Configuration;
using Robotics.Host.Models;

namespace Robotics.Tests.Models;

/// <summary>A planner with a model behind a real HTTP server, as the host composes it.</summary>
internal sealed class ModelBench : IAsyncDisposable
{
    private static readonly InstructionGrounder Grounder = new(new GroundingOptions());

    private ModelBench(ModelServer server, LanguageModels models) => (Server, Models) = (server, models);

    public static SymbolicPlanner Symbolic { get; } = new(Grounder.Ground);

    public ModelServer Server { get; }

    public LanguageModels Models { get; }

    /// <param name="answer">What the server does.</param>
    /// <param name="options">Changes the options.</param>
    public static async Task<ModelBench> StartAsync(Func<ModelQuestion, ServerAnswer> answer, Func<ModelsOptions, ModelsOptions>? options = null)
    {
        ModelServer server = await ModelServer.StartAsync(answer);
        ModelsOptions models = new() { Chat = new ModelOptions { Provider = "openai", Endpoint = server.Address + "/v1", Model = "loopback", TimeoutSeconds = 20, RetryDelaySeconds = 0.01 } };
        return new(server, new LanguageModels(options is null ? models : options(models), 1, NullLoggerFactory.Instance));
    }

    public ModelPlanner Planner(bool steps = false) => new(Symbolic, Grounder, Models.Consultant(), Models.Options.Planning) { ProposesSteps = steps };

    public static ValueTask<Grounding> WordsAsync(string text, SceneGraph scene) =>
        Symbolic.GroundAsync(new Instruction(text), scene, Recollections.None, TestContext.Current.CancellationToken);

    public ValueTask<Grounding> GroundAsync(string text, SceneGraph scene, bool steps = false) =>
        Planner(steps).GroundAsync(new Instruction(text), scene, Recollections.None, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Models.Dispose();
        await Server.DisposeAsync();
    }
}
