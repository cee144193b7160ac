using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using Robotics.Cortex.Models;

namespace Robotics.Host.Models;

/// <summary>The providers of language models by name.</summary>
internal static class ChatClients
{
    /// <summary>The name that stands for no model.</summary>
    public const string None = "none";

    private const string OpenAiVariable = "OPENAI_API_KEY", AnthropicVariable = "ANTHROPIC_API_KEY";
    private static readonly Uri Anthropic = new("https://api.anthropic.com");

    private static readonly SortedDictionary<string, Func<ModelOptions, (IChatClient Client, string? Key)>> Known = new(StringComparer.Ordinal)
    {
        ["anthropic"] = OverAnthropic,
        ["openai"] = OverOpenAi,
    };

    public static IEnumerable<string> Names => Known.Keys.Prepend(None);

    /// <summary>A client and the key that it uses, for redaction. Nothing is sent yet.</summary>
    /// <exception cref="RoboticsException">UnknownName: the provider. InvalidArgument: no model is named, or the endpoint is no address. MissingDependency: there is no key.</exception>
    public static (IChatClient Client, string? Key) Create(ModelOptions options)
    {
        if (!Known.TryGetValue(options.Provider, out Func<ModelOptions, (IChatClient, string?)>? create))
            throw RoboticsException.Unknown("provider of language models", options.Provider, Names);
        if (string.IsNullOrWhiteSpace(options.Model)) throw RoboticsException.Invalid("models.chat.model", "blank", "the model's name at the provider");
        return create(options);
    }

    private static (IChatClient, string?) OverOpenAi(ModelOptions options)
    {
        string? key = ModelKey.Read(options, OpenAiVariable);
        if (key is null && options.Endpoint is null) throw Missing(OpenAiVariable);
        OpenAIClientOptions settings = new()
        {
            // Time-outs and repetition are the cortex's, so that they are counted and bounded in one place.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(NewHttp()),
        };
        if (options.Endpoint is { } endpoint) settings.Endpoint = Address(endpoint);
        OpenAIClient client = new(new ApiKeyCredential(key ?? None), settings);
        return (new OpenAiFailures(client.GetChatClient(options.Model).AsIChatClient()), key);
    }

    private static (IChatClient, string?) OverAnthropic(ModelOptions options)
    {
        string? key = ModelKey.Read(options, AnthropicVariable);
        if (key is null && options.Endpoint is null) throw Missing(AnthropicVariable);
        return (new AnthropicChatClient(NewHttp(), options.Endpoint is { } endpoint ? Address(endpoint) : Anthropic, key), key);
    }

    private static HttpClient NewHttp() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    private static Uri Address(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address
            : throw RoboticsException.Invalid("models.chat.endpoint", $"'{endpoint}'", "an address that begins with http:// or https://");

    private static RoboticsException Missing(string variable) =>
        new(ErrorCode.MissingDependency, $"The environment variable {variable}, which holds the key of the configured provider, is not set (models.chat.keyVariable or keyFile name another place).");
}
