/** Words of every post in this field: a phrase of these alone never makes a tag. */
export const STOP_PHRASES = `模型 数据 学习 输入 输出 参数 类 图像 方法 算法 网络 训练 特征 样本 函数 结果 问题 任务 目标 层 权重 向量
  矩阵 实验 论文 代码 系统 应用 技术 损失 预测 标签 分布 概率 计算 信息 空间 时间 图片 文本 语言 测试 性能 框架 结构
  model; data; learning; input; output; parameter; class; image; method; algorithm; network; training; feature; sample;
  function; result; problem; task; target; layer; weight; vector; matrix; experiment; paper; code; system; application;
  loss; prediction; label; distribution; probability; computation; information; space; time; picture; text; language;
  test; performance; framework; structure; ai; ml`

/** Words that stand in posts on anything: a tag of these needs much of them. */
export const COMMON_PHRASES = `深度学习 机器学习 神经网络 人工智能 数据集 优化 推理 评估 开源 编程 教程
  deep learning; machine learning; neural network; artificial intelligence; dataset; optimization; inference;
  evaluation; benchmark; open source; python; gpu; programming; research; tutorial; software; cloud; robot; safety;
  memory; search; planning; graph; video; audio; speech`

/** Words that other trades use too: they make a tag only where the text names another concept. */
export const SHARED_PHRASES = `注意力 剪枝 偏置 偏差 方差 分类 幻觉 越狱 公平性 水印 机器人 智能体 泛化 收敛 顿悟 软件工程 设计模式 显卡 算力 树莓派
  数据仓库 搜索引擎 全文检索 审稿 投稿 写论文 读论文 能耗 碳排放 集群 云原生 容器化 聚类 降维 蒸馏 压缩 采样 嵌入 对齐 涌现 水印检测 函数调用
  attention; attention layer; transformer; pruning; pruned; variance; bias; momentum; dropout; classification; classifier;
  calibration; generalization; generalize; generalise; embedding; exploration; distillation; distilled; hallucination;
  hallucinate; jailbreak; jailbreaking; fairness; consciousness; simulation; convergence; sampling; pooling; perplexity;
  watermark; watermarking; copyright; privacy; accuracy; benchmark; quantization; unlearning; clustering; tokenizer;
  tokenize; detector; inpainting; humanoid; teleoperation; robot arm; quadruped; causality; confounder; outlier;
  kubernetes; docker container; serverless; code review; design pattern; software engineering; search engine;
  full-text search; keyword search; data pipeline; data warehouse; data lake; monitoring; power consumption; peer review;
  carbon emissions; conference; leaderboard; raspberry pi; graphics card; agent; prompt; statistics; optimization;
  optimizer; entropy; chatbot; virtual assistant; digital twin; game theory; emergence; emergent behavior;
  red teaming; content moderation; catastrophic risk; existential risk; fair use; reading comprehension; translation
  quality; parallel sentences; claude; gemini; llama; mamba; whisper; mistral; kimi; gemma; sora; grok; triton; codex;
  copilot; falcon; alpaca; phi; lora; function call; function calling; discriminator;
  on a phone; on phones; adam; jax; ray; flux; clip; dino; kan; mixture model; latent; back-translation`

/** What blogs file posts under that says nothing of their subject. */
export const META_TAGS = `笔记 学习笔记 读书笔记 随笔 杂谈 未分类 默认分类 默认 其他 其它 教程 转载 原创 文章 博客 日志 技术 技术文章 分享 学习
  总结 长文 置顶 推荐 首页 归档 公告 草稿 置頂 未分類 資訊 资讯 文档 日常 生活 随想 备忘 全部 前端之外
  tutorial; note; long read; uncategorized; uncategorised; blog; blog post; post; article; misc; miscellaneous; general;
  other; archive; featured; home; default; draft; all; read; reading note; essay; link; page; entry; text post;
  thought; random; personal; life; medium; hacker news; newsletter; technology; tech; untagged; no category; log;
  news; update; updates; announcement; announcements; best of; popular; trending; editors pick; share; quote`

/** A list as written above: Chinese words part at spaces, others at semicolons. */
export function toWordList(list: string): string[] {
  return list
    .split(/[;\n]/)
    .flatMap((part) => (/\p{Script=Han}/u.test(part) ? part.split(/\s+/) : [part]))
    .map((word) => word.trim())
    .filter(Boolean)
}
