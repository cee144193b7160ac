using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Robotics.Host.Planner;

/// <summary>Errors in the form that OpenAI's clients read: <c>{"error": {"message", "type", "param", "code"}}</c>.</summary>
internal static class PlannerErrors
{
    /// <summary>Wraps the endpoints: what is wrong with a request is status 400, too large a one 413, an unknown path 404 or 405; a defect is 500, without its details.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
                await WriteAsync(context, context.Response.StatusCode, $"{context.Request.Method} {context.Request.Path} is not served; allowed: POST /v1/chat/completions, POST /chat/completions, POST /process, GET /v1/models, GET /health.");
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(context, e.StatusCode, e.Message);
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.InvalidArgument)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, $"The request cannot be read: {e.Message}");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
#pragma warning disable CA1031 // The server's edge: one request must not end it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"robotics: internal error while planning: {e}");
            await WriteAsync(context, StatusCodes.Status500InternalServerError, $"Internal error ({e.GetType().Name}).");
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string message)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;
        context.Response.StatusCode = status;
        string type = status >= 500 ? "server_error" : "invalid_request_error";
        return context.Response.WriteAsJsonAsync(new { error = new { message, type, param = (string?)null, code = (string?)null } });
    }
}
