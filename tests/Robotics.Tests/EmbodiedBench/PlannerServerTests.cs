using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Robotics.Cortex.EmbodiedBench;
using Robotics.Cortex.Language;
using Robotics.Host.Planner;

namespace Robotics.Tests.EmbodiedBench;

/// <summary>The planner as EmbodiedBench calls a model: a real server on a free port.</summary>
public sealed class PlannerServerTests : IAsyncLifetime
{
    private const long Limit = 1 << 20;

    private static readonly string Prompt = HarnessPrompt.Of(new HomeModel().Actions, "Put an apple in the bowl.");

    private readonly HttpClient _client = new();
    private PlannerHost _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PlannerHost.StartAsync(new EmbodiedBenchPlanner(new GroundingOptions()), new IPEndPoint(IPAddress.Loopback, 0), Limit, Ct);
        _client.BaseAddress = new Uri(_server.Address);
    }

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/chat/completions")]
    public async Task A_chat_request_with_a_picture_gets_a_plan_as_a_completion(string path)
    {
        object content = new object[] { new { type = "image_url", image_url = new { url = "data:image/png;base64,AAAA" } }, new { type = "text", text = Prompt } };
        HttpResponseMessage response = await _client.PostAsJsonAsync(path, new { model = "any", temperature = 0, max_tokens = 2048, messages = new[] { new { role = "user", content } } }, Ct);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("any", body.GetProperty("model").GetString());
        string reply = body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        Assert.Equal(["find a Apple", "pick up the Apple", "find a Bowl", "put down the object in hand"], BenchmarkAnswer.Parse(reply).Plan.Select(p => p.Name));
        Assert.Contains("visual_state_description", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_sentence_and_an_image_gets_a_response()
    {
        using MultipartFormDataContent form = new() { { new StringContent(Prompt), "sentence" }, { new ByteArrayContent([1, 2, 3]), "image", "image.png" } };
        HttpResponseMessage response = await _client.PostAsync("/process", form, Ct);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(4, BenchmarkAnswer.Parse(body.GetProperty("response").GetString()!).Plan.Length);
    }

    [Theory]
    [InlineData("not json", "cannot be read")]
    [InlineData("[]", "messages")]
    [InlineData("{}", "messages")]
    [InlineData("{\"messages\": [{\"role\": \"user\", \"content\": \"\"}]}", "empty")]
    [InlineData("{\"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}", "hello")]
    [InlineData("{\"messages\": [{\"role\": \"user\", \"content\": \"human instruction is: go.\"}]}", "list of actions")]
    [InlineData("{\"messages\": [{\"role\": \"user\", \"content\": 5}]}", "content")]
    [InlineData("{\"messages\": [7]}", "message")]
    [InlineData("{\"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}", "stream")]
    public async Task What_is_no_prompt_is_refused_with_an_error_that_says_why(string request, string part)
    {
        HttpResponseMessage response = await _client.PostAsync("/v1/chat/completions", new StringContent(request), Ct);
        JsonElement error = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Contains(part, error.GetProperty("message").GetString()!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        HttpResponseMessage response = await _client.PostAsync("/v1/chat/completions", new StringContent(new string('x', (int)Limit + 1)), Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v1/chat/completions", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v2/chat", HttpStatusCode.NotFound)]
    public async Task What_is_not_served_is_an_error_that_lists_what_is(string method, string path, HttpStatusCode status)
    {
        HttpResponseMessage response = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("/process", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_that_look_for_models_find_one() => Assert.Contains("robotics-symbolic", await _client.GetStringAsync("/v1/models", Ct), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_that_is_taken_is_said()
    {
        IPEndPoint taken = new(IPAddress.Loopback, new Uri(_server.Address).Port);
        RoboticsException error = await Assert.ThrowsAsync<RoboticsException>(() => PlannerHost.StartAsync(new EmbodiedBenchPlanner(new GroundingOptions()), taken, Limit, Ct));
        Assert.Equal(ErrorCode.Unavailable, error.Code);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
