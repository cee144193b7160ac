using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Robotics.Cortex.Models.Asking;
using Robotics.Host.Configuration;

namespace Robotics.Host.Models;

/// <summary>The configured language model, made when it is first wanted, and who asks it on behalf of a brain.</summary>
/// <param name="options">Which model, or the record that stands for it.</param>
/// <param name="seed">Of the jitter between attempts.</param>
/// <param name="logging">Told of faults.</param>
internal sealed partial class LanguageModels(ModelsOptions options, long seed, ILoggerFactory logging) : IDisposable
{
    private ILanguageModel? _model;

    public ModelsOptions Options => options;

    /// <summary>Someone to ask, with a task's limits of his own.</summary>
    /// <exception cref="RoboticsException">As <see cref="ChatClients.Create"/> and <see cref="RecordedModel.Read"/>.</exception>
    public Consultant Consultant() => new(_model ??= Open(), options.Chat, options.Limits);

    public void Dispose() => (_model as IDisposable)?.Dispose();

    private ILanguageModel Open()
    {
        if (options.Replay is { } record) return RecordedModel.Read(record);
        if (options.Chat.Provider == ChatClients.None)
        {
            Log.NoModel(logging.CreateLogger<LanguageModels>());
            return new AbsentModel();
        }

        (IChatClient client, string? key) = ChatClients.Create(options.Chat);
        return new ChatModel(client, options.Chat, new Redactor(key), new RandomStream(seed, 0, "model attempts"), TimeProvider.System, logging.CreateLogger<ChatModel>());
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No language model is configured (models.chat.provider): the planner works by the words and the search alone.")]
        public static partial void NoModel(ILogger logger);
    }
}
