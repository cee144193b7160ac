using System.ClientModel;
using System.Net;
using Microsoft.Extensions.AI;

namespace Robotics.Host.Models;

/// <summary>Gives failures of the OpenAI client the form that all chat clients' failures have here: <see cref="HttpRequestException"/> with the server's status.</summary>
internal sealed class OpenAiFailures(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (ClientResultException e)
        {
            throw new HttpRequestException(e.Message, e, e.Status == 0 ? null : (HttpStatusCode)e.Status);
        }
    }
}
